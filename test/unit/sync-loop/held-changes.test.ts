/** What happens to held changes at opening, in races and in withdrawn scopes (S17, S18, S20). */
import { describe, expect, test } from 'vitest';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openDexieSubject } from '../../support/client/dexie-subject.ts';
import {
  everything,
  noteEdit,
  visitOne,
  type LocalSubject,
} from '../../support/client/local-subject.ts';
import { MemoryStore } from '../../support/client/memory-store.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { visitOne as simVisit } from '../../support/simulation/sim-server.ts';
import { runToEnd } from '../../support/simulation/run-to-end.ts';
import { SimWorld } from '../../support/simulation/sim-world.ts';

const openMemory = async (): Promise<LocalSubject> =>
  new MemoryStore(
    'account',
    'device',
    () => Date.UTC(2022, 3, 14),
    (length) => crypto.getRandomValues(new Uint8Array(length)),
  );

describe.each([
  ['memory', openMemory],
  ['IndexedDB', () => openDexieSubject()],
] as const)('held changes: %s', (_kind, open) => {
  const prepare = async () => {
    const store = await open();
    const server = new SyncServer();
    await store.sync.setScopes([visitOne]);
    const exchange = async () => {
      const round = await store.sync.takeRound(everything, new Set());
      await store.sync.applyAnswer(round, server.answer(round));
      return round;
    };
    return { store, server, exchange };
  };

  test('S17: a verdict that comes late does not hold what was judged anew since', async () => {
    const { store, server, exchange } = await prepare();
    await exchange();
    await store.save([noteEdit('first')]);
    const other = await store.secondTab();
    server.judge = () => 'forbidden';
    const early = await store.sync.takeRound(everything, new Set());
    const verdict = server.answer(early);
    // Meanwhile the right was given, and another tab has brought something of the same scope.
    server.judge = (content) => (content['value'] === 'first' ? 'forbidden' : null);
    await other.save([noteEdit('second', [], makeRecordKey('finding', 'f1'))]);
    await exchange();
    await store.sync.setScopes([visitOne]);
    await store.sync.applyAnswer(early, verdict);
    const rows = await store.stored(visitOne);
    expect(rows.map(({ held, pending }) => [held, pending])).toContainEqual([null, true]);
    expect(rows.every((row) => row.held === null)).toBe(true);
  });

  test('S20: what waits in a withdrawn scope is pushed, and then held with its reason', async () => {
    const { store, server, exchange } = await prepare();
    await store.save([noteEdit('read back')]);
    await exchange();
    server.revoked.set(visitOne, true);
    await exchange();
    expect((await store.cursor(visitOne))?.state).toBe('withdrawn');
    // A screen was still open.
    await store.save([noteEdit('written late', [], makeRecordKey('answer', 'l/A9'))]);
    const round = await exchange();
    expect(round.push).toHaveLength(1);
    expect((await store.stored(visitOne)).map(({ held, pending }) => [held, pending])).toEqual([
      ['forbidden', false],
    ]);
    expect((await store.sync.takeRound(everything, new Set())).push).toEqual([]);
  });
});

test('S18: opened again, held changes are pushed although the directory is the same', async () => {
  const world = await SimWorld.create({ seed: 1, tablets: 'memory' });
  const tablet = await world.addTablet('anna');
  await runToEnd(world, tablet.front);
  await world.commit(tablet, {
    ...{ scope: simVisit, record: 'novel:x1', field: 'note', value: 'new', allowed: [] },
  });
  await runToEnd(world, tablet.front);
  expect(await world.server.heldContents()).toHaveLength(1);
  await world.server.loseHeld();
  await runToEnd(world, tablet.front);
  // Nothing tells of it: no sum covers what is held.
  expect(await world.server.heldContents()).toHaveLength(0);
  await world.reopen(tablet);
  await runToEnd(world, tablet.front);
  expect(await world.server.heldContents()).toHaveLength(1);
});
