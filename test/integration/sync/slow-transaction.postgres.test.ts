/**
 * F16: a number is given before its transaction is committed. A reader must not pass 2 while 1 is
 * still on its way, or it never sees 1.
 */
import { EventEmitter, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change } from '#domain/sync/change.ts';
import type { Cursor } from '#protocol/sync.ts';
import { sampleIds, samplePlan } from '#server/sample/sample-plan.ts';
import { openPostgresStorage } from '#server/storage/postgres/open-postgres-storage.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import type { Storage } from '#server/storage/port.ts';
import { createFactsReader } from '#server/usecases/directory-facts.ts';
import {
  needsPostgres,
  openOnPostgres,
  type OpenedOnPostgres,
} from '../../support/postgres/fresh-database.ts';
import {
  createAsk,
  createWorld,
  followupScope,
  makeChange,
  scopeOf,
  sumOf,
  visitScope,
  type World,
} from '../../unit/server/sample-world.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

let opened: OpenedOnPostgres;
/** Another process of the server, as far as the database can tell. */
let other: SqlStorage;

beforeEach(needsPostgres);
beforeEach(async () => {
  opened = await openOnPostgres();
  other = await openPostgresStorage(opened.database.url, () => undefined);
});
afterEach(async () => {
  await other.close();
  await opened.discard();
});

type Ask = World['ask'];

/** Requests to a server over another way to the same database. */
const askOn = (world: World, storage: Storage): Ask =>
  createAsk({ ...world, storage, readFacts: createFactsReader(storage) }).ask;

/** Every write of a visit does all its work, then waits before it commits. */
const beforeCommit = (storage: Storage, wait: () => Promise<unknown>): Storage => ({
  ...storage,
  write: (lock, work) =>
    storage.write(lock, async (data) => {
      const result = await work(data);
      if (lock === visitScope) await wait();
      return result;
    }),
});

/** Reads on from its own cursors, as a tablet does; answers the ids of the visit that came. */
function createReader(ask: Ask) {
  let cursors: Record<string, Cursor> = {};
  return async (): Promise<readonly string[]> => {
    const answer = await ask('van.phong', { cursors });
    for (const { scope, cursor } of answer.scopes) cursors = { ...cursors, [scope]: cursor };
    const visit = answer.scopes.find(({ scope }) => scope === visitScope);
    return visit?.changes.map(({ id }) => id) ?? [];
  };
}

const ids = (changes: readonly Change[]): readonly string[] => changes.map(({ id }) => id);

test('fault 16: while the first transaction holds its commit back, no reader skips a change of it', async () => {
  const world = await createWorld(opened.storage);
  const [first, second] = [[makeChange(), makeChange()], [makeChange()]];
  const readers = [createReader(world.ask), createReader(askOn(world, other))];
  const gate = new EventEmitter();
  const worked = once(gate, 'worked');
  const slow = beforeCommit(opened.storage, () => {
    gate.emit('worked');
    return once(gate, 'commit');
  });

  const pushing = askOn(world, slow)('tu.phap', { push: first });
  await worked;
  const following = askOn(world, other)('tai.chinh', { push: second });
  await opened.database.untilWaiting(1);
  for (const read of readers) expect(await read()).toEqual([]);

  gate.emit('commit');
  const answer = scopeOf(await pushing, visitScope);
  expect(answer.changes.slice(0, 2)).toMatchObject([{ seq: 1 }, { seq: 2 }]);
  await following;
  for (const read of readers) expect(await read()).toEqual(ids([...first, ...second]));
  const { cursor } = scopeOf(await world.ask('van.phong'), visitScope);
  expect(cursor).toEqual({ seq: 3, sum: sumOf([...first, ...second]) });
  expect(await verifyAudit(other)).toMatchObject({ type: 'whole' });
});

test('fault 16: readers that never stop see every change of writers whose commits come late', async () => {
  const world = await createWorld(opened.storage);
  const late = [opened.storage, other].map((storage) =>
    askOn(
      world,
      beforeCommit(storage, () => setTimeout(Math.random() * 20)),
    ),
  );
  const sent: string[] = [];
  let writing = 4;
  const write = async (index: number): Promise<void> => {
    for (let round = 0; round < 5; round += 1) {
      const caption = { scope: followupScope, record: `photo:${index}`, field: 'caption' };
      const push = [makeChange(), makeChange(caption)];
      sent.push(push[0]!.id);
      await late[index % 2]!(index < 2 ? 'tu.phap' : 'tai.chinh', { push });
    }
    writing -= 1;
  };
  const readAll = async (ask: Ask): Promise<readonly string[]> => {
    const read = createReader(ask);
    const got: string[] = [];
    for (let isLast = false; !isLast; got.push(...(await read()))) isLast = writing === 0;
    return got;
  };
  const [here, there] = await Promise.all([
    readAll(world.ask),
    readAll(askOn(world, other)),
    ...[0, 1, 2, 3].map(write),
  ]);
  expect(here.toSorted()).toEqual(sent.toSorted());
  expect(there).toEqual(here);
  expect(await verifyAudit(other)).toMatchObject({ type: 'whole' });
});

test('a visit that is begun while a plan gives it to another unit stays with its own', async () => {
  const world = await createWorld(opened.storage);
  const gate = new EventEmitter();
  const worked = once(gate, 'worked');
  const slow = beforeCommit(opened.storage, () => {
    gate.emit('worked');
    return once(gate, 'commit');
  });
  const pushing = askOn(world, slow)('tu.phap', { push: [makeChange()] });
  await worked;
  const { visits } = samplePlan();
  const moved = visits?.map((visit) =>
    visit.id === sampleIds.visitTrungDung ? { ...visit, unitId: 'xa-khac' } : visit,
  );
  const planning = world.plan({ ...samplePlan(), accounts: [], visits: moved });
  await opened.database.untilWaiting(1);
  gate.emit('commit');
  await pushing;
  expect((await planning).problems).toMatchObject([{ code: 'invalid', value: 'xa-khac' }]);
  const { units, visits: standing } = await opened.storage.read((data) => data.directory.entries());
  expect(units.map(({ id }) => id)).toContain('xa-khac');
  const visit = standing.find(({ id }) => id === sampleIds.visitTrungDung);
  expect(visit?.unitId).not.toBe('xa-khac');
});

test('writes that wait for one scope leave connections to everybody else', async () => {
  const gate = new EventEmitter();
  const begun = once(gate, 'begun');
  const first = opened.storage.write(visitScope, async () => {
    gate.emit('begun');
    await once(gate, 'commit');
  });
  await begun;
  const waiting = Array.from({ length: 40 }, () =>
    opened.storage.write(visitScope, (data) => data.epoch.current()),
  );
  await opened.storage.read((data) => data.epoch.current());
  await opened.storage.write(followupScope, (data) => data.epoch.replace('went on'));
  gate.emit('commit');
  await Promise.all([first, ...waiting]);
  expect(await opened.storage.read((data) => data.epoch.current())).toBe('went on');
});
