/** When a scope counts as read to its end: what issuing a conclusion and making ready wait for. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  firstOf,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import {
  colleagueChange,
  everything,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';

let now = 1000;
let store: DexieSubject;
let server: SyncServer;
beforeEach(async () => {
  store = await openDexieSubject(() => (now += 1));
  server = new SyncServer();
  await store.sync.setScopes([visitOne, visitTwo]);
});
afterEach(() => store.discard());

const exchange = async () => {
  const round = await store.sync.takeRound(everything, new Set());
  const answer = server.answer(round);
  await store.sync.applyAnswer(round, answer);
  return { round, answer };
};
const readAt = async (scope = visitOne): Promise<number | null> =>
  (await firstOf(store.store.watchScopes())).get(scope)?.readAt ?? null;

test('one whose last news came before the last page of an answer is read to its end by that page', async () => {
  server.append(colleagueChange('short'));
  for (const value of ['a', 'b']) server.append(colleagueChange(value, [], { scope: visitTwo }));
  server.pageSize = 1;
  const { answer } = await exchange();
  expect(answer.more).toBe(true);
  expect(await readAt()).toBe(null);
  const last = await exchange();
  expect(last.answer.scopes.map(({ scope }) => scope)).toEqual([visitTwo]);
  expect(await readAt()).not.toBe(null);
  expect(await readAt(visitTwo)).not.toBe(null);
});

test('one without any news is read anew with each answer', async () => {
  await exchange();
  const first = await readAt();
  expect(first).not.toBe(null);
  await exchange();
  expect(await readAt()).toBeGreaterThan(first!);
});

test('one that was read to its end is not, as soon as more waits: no page says which scope the next one is of', async () => {
  await exchange();
  for (const value of ['a', 'b', 'c']) server.append(colleagueChange(value));
  server.pageSize = 2;
  expect((await exchange()).answer.more).toBe(true);
  expect([await readAt(), await readAt(visitTwo)]).toEqual([null, null]);
  expect((await exchange()).answer.more).toBe(false);
  expect(await readAt()).not.toBe(null);
  expect(await readAt(visitTwo)).not.toBe(null);
});

test('S15: one that a restored server reset is not, until the server’s present past is read', async () => {
  server.append(colleagueChange('kept'));
  await exchange();
  server.epoch = 'epoch-2';
  for (const value of ['a', 'b']) server.append(colleagueChange(value));
  server.pageSize = 1;
  const round = await store.sync.takeRound(everything, new Set());
  const answer = server.answer(round);
  // Only the new epoch arrives whole: the parts are damaged on the way.
  const damaged = answer.scopes.map((part) => ({ ...part, cursor: { ...part.cursor, seq: 9 } }));
  await store.sync.applyAnswer(round, { ...answer, more: false, scopes: damaged });
  expect(await readAt()).toBe(null);
});

test('one whose part was refused is not, and neither is one that has moved on since it was asked for', async () => {
  await exchange();
  const [one, two] = [await readAt(), await readAt(visitTwo)];
  server.append(colleagueChange('theirs', [], { scope: visitTwo }));
  const round = await store.sync.takeRound(everything, new Set());
  const answer = server.answer(round);
  const damaged = answer.scopes.map((part) => ({ ...part, cursor: { ...part.cursor, seq: 9 } }));
  await store.sync.applyAnswer(round, { ...answer, scopes: damaged });
  expect(await readAt(visitTwo)).toBe(two);
  // Of the other one the server said that there is nothing more.
  expect(await readAt()).toBeGreaterThan(one!);

  server.append(colleagueChange('late'));
  await exchange();
  const moved = await readAt();
  await store.sync.applyAnswer(round, answer);
  expect(await readAt()).toBe(moved);
});

test('S20: a withdrawn one is not', async () => {
  await exchange();
  server.revoked.set(visitOne, true);
  await exchange();
  expect(await readAt()).toBe(null);
});

test('an answer that was carried out stands where there is no room to note that it was all', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  server.append(colleagueChange('news'));
  const round = await store.sync.takeRound(everything, new Set());
  const answer = server.answer(round);
  vi.spyOn(store.database.scopes, 'bulkPut').mockRejectedValue(
    new DOMException('full', 'QuotaExceededError'),
  );
  expect(await store.sync.applyAnswer(round, answer)).toEqual({ refused: [], reset: false });
  vi.restoreAllMocks();
  expect((await store.cursor(visitOne))?.seq).toBe(1);
});
