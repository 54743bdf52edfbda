import { describe, expect, test } from 'vitest';
import { emptySum, utf8Length, type Change } from '#domain/sync/change.ts';
import { makeScope, type Scope } from '#domain/sync/scope.ts';
import { maxAnswerBytes, type Cursor, type SyncAnswer } from '#protocol/sync.ts';
import { sampleIds } from '#server/sample/sample-plan.ts';
import { replaceEpoch } from '#server/usecases/epoch.ts';
import type { ChangeReader, Readable, Storage, Writable } from '#server/storage/port.ts';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import {
  createWorld,
  epoch,
  followupScope,
  makeChange,
  scopeOf,
  strangeScope,
  sumOf,
  visitScope,
} from './sample-world.ts';

const cursorsOf = (answer: SyncAnswer): Record<Scope, Cursor> =>
  Object.fromEntries(answer.scopes.map(({ scope, cursor }) => [scope, cursor]));

const otherVisit = makeScope('visit', sampleIds.visitNhatTan);

test('S14, S15: pages are gapless and the cursor is number and sum of what was given', async () => {
  const world = await createWorld();
  const changes = Array.from({ length: 5 }, () => makeChange());
  await world.ask('tu.phap', { push: changes.slice(0, 3) });
  const first = await world.ask('truong.doan');
  expect(scopeOf(first, visitScope)).toMatchObject({
    from: 0,
    changes: changes.slice(0, 3).map(({ id }, index) => ({ id, seq: index + 1 })),
    cursor: { seq: 3, sum: sumOf(changes.slice(0, 3)) },
  });
  await world.ask('tu.phap', { push: changes.slice(3) });
  const second = await world.ask('truong.doan', { cursors: cursorsOf(first) });
  expect(second.scopes).toMatchObject([
    { scope: visitScope, from: 3, cursor: { seq: 5, sum: sumOf(changes) } },
  ]);
  const third = await world.ask('truong.doan', {
    cursors: { ...cursorsOf(first), ...cursorsOf(second) },
  });
  expect(third).toMatchObject({ scopes: [], revoked: [], more: false });
});

test('S15: unknown members are part of the content and come back as they were', async () => {
  const world = await createWorld();
  const change = { ...makeChange(), zukunft: { a: [1, null] } };
  await world.ask('tu.phap', { push: [change] });
  const { changes, cursor } = scopeOf(await world.ask('truong.doan'), visitScope);
  expect(changes).toEqual([
    { ...change, seq: 1, received: expect.any(String), relayedBy: undefined },
  ]);
  expect(cursor.sum).toBe(sumOf([change]));
});

test('S15: a caller whose number or sum is not what the server holds there reads that scope from 0', async () => {
  const world = await createWorld();
  const change = makeChange();
  await world.ask('tu.phap', { push: [change] });
  const good = cursorsOf(await world.ask('tu.phap'));
  for (const wrong of [
    { seq: 1, sum: 'f'.repeat(32) },
    { seq: 2, sum: good[visitScope]!.sum },
    { seq: 0, sum: good[visitScope]!.sum },
  ]) {
    const answer = await world.ask('tu.phap', { cursors: { ...good, [visitScope]: wrong } });
    expect(answer.scopes).toMatchObject([
      { scope: visitScope, from: 0, changes: [{ id: change.id }] },
    ]);
  }
});

test('S15: with another epoch, or none, every scope begins at 0, and a push is taken all the same', async () => {
  const world = await createWorld();
  await world.ask('tu.phap', { push: [makeChange()] });
  const known = await world.ask('tu.phap');
  await replaceEpoch(world.storage, world.clock, () => 'epoch-2');
  const change = makeChange();
  for (const asked of [epoch, null]) {
    const answer = await world.ask('tu.phap', {
      epoch: asked,
      cursors: cursorsOf(known),
      push: [change],
    });
    expect(answer.epoch).toBe('epoch-2');
    expect(answer.scopes.map((entry) => entry.scope)).toEqual(
      known.scopes.map((entry) => entry.scope),
    );
    expect(answer.scopes.every((entry) => entry.from === 0)).toBe(true);
    expect(scopeOf(answer, visitScope).changes.at(-1)).toMatchObject({ id: change.id, seq: 2 });
    expect(scopeOf(answer, otherVisit).cursor).toEqual({ seq: 0, sum: emptySum });
  }
});

test('a first answer names every scope that the account reads, and no other', async () => {
  const world = await createWorld();
  const scopes = async (username: string) =>
    (await world.ask(username)).scopes.map((entry) => entry.scope);
  expect(await scopes('tu.phap')).toEqual([
    `campaign/${sampleIds.campaign}`,
    `followup/${sampleIds.visitNhatTan}`,
    `followup/${sampleIds.visitTrungDung}`,
    `visit/${sampleIds.visitNhatTan}`,
    `visit/${sampleIds.visitTrungDung}`,
  ]);
  expect(await scopes('xa.trung.dung')).toEqual([followupScope]);
  expect(await scopes('nguoi.khac')).toEqual([
    'campaign/elsewhere',
    'followup/elsewhere-2022',
    strangeScope,
  ]);
  expect(await scopes('quan.tri')).toEqual([]);
});

test('an answer stays within its size, scopes take turns, and the rest comes with `more`', async () => {
  const world = await createWorld();
  const scopes = [visitScope, otherVisit, makeScope('followup', sampleIds.visitNhatTan)];
  const sent = new Map<string, Change[]>();
  for (const scope of scopes) {
    const changes = Array.from({ length: 30 }, (_, index) =>
      scope.startsWith('visit/')
        ? makeChange({ scope, value: 'đ'.repeat(9_000 + index) })
        : makeChange({
            scope,
            record: `photo:${index}`,
            field: 'caption',
            value: 'đ'.repeat(9_000),
            by: 'id-truong.doan',
          }),
    );
    sent.set(scope, changes);
    const half = changes.length / 2;
    for (const push of [changes.slice(0, half), changes.slice(half)]) {
      const { held } = await world.ask('truong.doan', { push });
      expect(held).toEqual({});
    }
  }
  let cursors: Record<string, Cursor> = {};
  const got = new Map<string, string[]>();
  const sizes: number[] = [];
  for (let more = true; more;) {
    const answer = await world.ask('tu.phap', { cursors });
    sizes.push(utf8Length(JSON.stringify(answer)));
    if (sizes.length === 1)
      expect(scopes.map((scope) => scopeOf(answer, scope).changes.length > 5)).toEqual([
        true,
        true,
        true,
      ]);
    for (const { scope, changes } of answer.scopes) {
      got.set(scope, [...(got.get(scope) ?? []), ...changes.map((change) => change.id)]);
    }
    cursors = { ...cursors, ...cursorsOf(answer) };
    more = answer.more;
  }
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(maxAnswerBytes);
  for (const [scope, changes] of sent)
    expect(got.get(scope)).toEqual(changes.map((change) => change.id));
});

test('S20: a withdrawn scope is `proven` only if epoch, number and sum are what the server holds', async () => {
  const world = await createWorld();
  await world.ask('tu.phap', { push: [makeChange()] });
  const known = cursorsOf(await world.ask('tu.phap'));
  const cursor = known[visitScope]!;
  const revoked = async (sent: Cursor, asked = epoch) =>
    (await world.ask('nguoi.khac', { epoch: asked, cursors: { [visitScope]: sent } })).revoked;
  expect(await revoked(cursor)).toEqual([{ scope: visitScope, proven: true }]);
  expect(await revoked({ ...cursor, sum: 'a'.repeat(32) })).toEqual([
    { scope: visitScope, proven: false },
  ]);
  expect(await revoked({ ...cursor, seq: 2 })).toEqual([{ scope: visitScope, proven: false }]);
  expect(await revoked(cursor, 'epoch-0')).toEqual([{ scope: visitScope, proven: false }]);
  // A scope that never was answers as one that is empty or hidden: nobody learns which.
  const gone = {
    'visit/never-was': { seq: 0, sum: emptySum },
    [followupScope]: { seq: 0, sum: emptySum },
  };
  expect((await world.ask('nguoi.khac', { cursors: gone })).revoked).toEqual([
    { scope: followupScope, proven: true },
    { scope: 'visit/never-was', proven: true },
  ]);
});

test('S20: a member who leaves a delegation is told so, keeps nothing unproven, and may not push there', async () => {
  const world = await createWorld();
  const change = makeChange();
  await world.ask('tu.phap', { push: [change] });
  const cursors = cursorsOf(await world.ask('tu.phap'));
  const { delegations } = await world.storage.read((data) => data.directory.entries());
  const delegation = delegations.find((entry) => entry.id === sampleIds.delegation)!;
  const members = delegation.members.filter((member) => member.accountId !== 'id-tu.phap');
  await world.storage.write('directory', (data) =>
    data.directory.put({
      units: [],
      campaigns: [],
      visits: [],
      delegations: [{ ...delegation, members }],
    }),
  );
  const late = makeChange();
  const answer = await world.ask('tu.phap', { cursors, push: [change, late] });
  expect(answer.scopes).toEqual([]);
  expect(answer.revoked.map((entry) => entry.proven)).toEqual([true, true, true, true, true]);
  expect(Object.values(answer.held).map((verdict) => verdict.code)).toEqual([
    'forbidden',
    'forbidden',
  ]);
});

test('S14: what a request adds comes back behind what came before it, page by page, and is not read again', async () => {
  const storage = openMemoryStorage();
  let read = 0;
  const world = await createWorld({
    ...storage,
    read: (work) =>
      storage.read((data) =>
        work({
          ...data,
          changes: {
            ...data.changes,
            page: async (...asked) => {
              const page = await data.changes.page(...asked);
              read += page.length;
              return page;
            },
          },
        }),
      ),
  });
  const before = Array.from({ length: 3 }, () => makeChange());
  await world.ask('truong.doan', { push: before });
  await world.ask('truong.doan', { push: [makeChange({ scope: otherVisit })] });
  read = 0;
  const push = Array.from({ length: 1500 }, () => makeChange());
  const answer = await world.ask('tu.phap', { push: [...push, ...before] });
  const { changes, cursor } = scopeOf(answer, visitScope);
  expect(changes.map(({ id, seq }) => [id, seq])).toEqual(
    [...before, ...push].map(({ id }, index) => [id, index + 1]),
  );
  expect(changes.every((entry) => !('value' in entry))).toBe(true);
  expect(cursor).toEqual({ seq: 1503, sum: sumOf([...before, ...push]) });
  // The page that holds what came before it may run on.
  expect(read).toBeLessThan(push.length / 2);
});

describe('one scope that fails at the server', () => {
  /** A storage whose rows of one scope are damaged, or which fails at them. */
  function damaged(changes: Partial<ChangeReader>): Storage {
    const storage = openMemoryStorage();
    const through = <D extends Readable | Writable>(data: D): D => ({
      ...data,
      changes: {
        ...data.changes,
        ...Object.fromEntries(
          Object.entries(changes).map(([name, broken]) => {
            const whole = data.changes[name as 'page'];
            return [
              name,
              (...asked: Parameters<typeof whole>) =>
                asked[0] === visitScope
                  ? (broken as typeof whole)(...asked)
                  : whole.apply(data.changes, asked),
            ];
          }),
        ),
      },
    });
    return {
      read: (work) => storage.read((data) => work(through(data))),
      write: (lock, work) => storage.write(lock, (data) => work(through(data))),
      close: () => storage.close(),
    };
  }
  const fails = async (): Promise<never> => {
    throw new Error('the disk image is malformed');
  };
  const row = { id: 'x', seq: 1, sum: emptySum, received: '', relayedBy: null };
  const inFollowup = () =>
    makeChange({ scope: followupScope, record: 'photo:p', field: 'caption' });

  test.each<[string, Partial<ChangeReader>]>([
    ['its rows cannot be read', { page: fails }],
    ['a row is damaged', { page: async () => [{ ...row, content: '{' }] }],
    ['its sums cannot be read', { sumAt: fails }],
  ])('is left out and named, and the others are served: %s', async (_name, broken) => {
    const world = await createWorld(damaged(broken));
    const [here, there] = [makeChange(), inFollowup()];
    await world.ask('truong.doan', { push: [here, there] });
    const cursor = { seq: 0, sum: emptySum };
    const answer = await world.ask('truong.doan', { cursors: { [visitScope]: cursor } });
    expect(answer.failed).toEqual([visitScope]);
    expect(answer.revoked).toEqual([]);
    expect(answer.more).toBe(false);
    expect(answer.scopes.map(({ scope }) => scope)).not.toContain(visitScope);
    expect(scopeOf(answer, followupScope).changes).toMatchObject([{ id: there.id }]);
    expect(world.failures).toContain(visitScope);
    // Who may not read it is told as of any other, and what cannot be read proves nothing.
    const stranger = await world.ask('nguoi.khac', { cursors: { [visitScope]: cursor } });
    expect(stranger.failed).toBeUndefined();
    expect(stranger.revoked).toEqual([{ scope: visitScope, proven: expect.any(Boolean) }]);
  });

  test('keeps back nothing of what is pushed to the others', async () => {
    const world = await createWorld(damaged({ find: fails }));
    const [here, there] = [makeChange(), inFollowup()];
    const answer = await world.ask('truong.doan', { push: [here, there] });
    expect(answer).toMatchObject({ held: {}, failed: [visitScope] });
    expect(scopeOf(answer, followupScope).changes).toMatchObject([{ id: there.id }]);
    expect(world.failures).toEqual([visitScope]);
  });

  test('where nothing at all could be written, the tablet is told to come again', async () => {
    const world = await createWorld(damaged({ find: fails }));
    await expect(world.ask('tu.phap', { push: [makeChange()] })).rejects.toThrow('malformed');
  });
});
