import { expect, test } from 'vitest';
import { keepHeld, mostHeldBytes } from '#server/usecases/keep-held.ts';
import { listHeld } from '#server/usecases/held-changes.ts';
import { heldChange } from '#server/usecases/take-into-scope.ts';
import type { Storage } from '#server/storage/port.ts';
import {
  createAsk,
  createWorld,
  followupScope,
  idOf,
  makeChange,
  publication,
  scopeOf,
  strangeScope,
  visitScope,
} from './sample-world.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const heldOf = async (world: Awaited<ReturnType<typeof createWorld>>) =>
  (await listHeld(world.storage)).held;

test('S12: a request that names another account than the session is refused and stores nothing', async () => {
  const world = await createWorld();
  const push = [makeChange(), { id: 'unreadable' }];
  const answer = await world.refusedOr('tu.phap', { account: idOf('truong.doan'), push });
  expect(answer).toEqual({ ok: false, error: { code: 'other-account' } });
  expect(await world.storage.read((data) => data.changes.heads([visitScope], 'whole'))).toEqual(
    new Map(),
  );
  expect(await heldOf(world)).toEqual([]);
  expect(world.hintsSeen).toEqual([]);
});

test('S12: an unknown protocol or an account that was disabled meanwhile stores nothing either', async () => {
  const world = await createWorld();
  const push = [makeChange()];
  expect(await world.refusedOr('tu.phap', { protocol: 2, push })).toEqual({
    ok: false,
    error: { code: 'protocol-unsupported' },
  });
  await world.storage.write('directory', (data) =>
    data.accounts.update(idOf('tu.phap'), { disabled: true }),
  );
  expect(await world.refusedOr('tu.phap', { push })).toEqual({
    ok: false,
    error: { code: 'signed-out' },
  });
  expect(await world.storage.read((data) => data.changes.heads([visitScope], 'whole'))).toEqual(
    new Map(),
  );
});

test('S13: the same push again, also twice in one push, keeps one row and its number', async () => {
  const world = await createWorld();
  const change = makeChange();
  const first = scopeOf(await world.ask('tu.phap', { push: [change, change] }), visitScope);
  const second = scopeOf(await world.ask('tu.phap', { push: [change] }), visitScope);
  expect(first.changes).toEqual([{ id: change.id, seq: 1, received: expect.any(String) }]);
  expect(second.changes).toEqual(first.changes);
  expect(second.cursor).toEqual(first.cursor);
});

test('S13: other content under a known id is held as id-reuse and audited, and the first stands', async () => {
  const world = await createWorld();
  const change = makeChange();
  const twin = { ...change, value: 'something else', by: idOf('tai.chinh') };
  await world.ask('tu.phap', { push: [change] });
  const answer = await world.ask('tai.chinh', { push: [twin] });
  expect(answer.held[change.id]?.code).toBe('id-reuse');
  expect(scopeOf(answer, visitScope).changes).toMatchObject([
    { id: change.id, value: change.value },
  ]);
  expect(await heldOf(world)).toMatchObject([
    { code: 'id-reuse', pushedBy: idOf('tai.chinh'), content: twin },
  ]);
  const rows = await world.storage.read((data) => data.audit.page(0, 100));
  expect(rows.filter((row) => row.action === 'id-reuse').map((row) => row.actor)).toEqual([
    idOf('tai.chinh'),
  ]);
  expect(await verifyAudit(world.storage)).toMatchObject({ type: 'whole' });
});

test('fault 15: what cannot be taken is held with its reason and the rest goes through (S18)', async () => {
  const world = await createWorld();
  const good = makeChange();
  const invalid = makeChange({ field: 'note', value: 12 });
  const malformed = { ...makeChange(), at: 'yesterday' };
  const strange = makeChange({ record: 'dream:1' });
  const large = makeChange({ value: 'ă'.repeat(40_000) });
  const foreign = makeChange({ scope: strangeScope });
  const nowhere = makeChange({ scope: 'visit/there-is-none' });
  const nameless = { note: 'no id at all' };
  const push = [nameless, invalid, malformed, strange, large, foreign, nowhere, good];
  const { held, scopes } = await world.ask('tu.phap', { push });
  expect(
    Object.fromEntries(Object.entries(held).map(([id, verdict]) => [id, verdict.code])),
  ).toEqual({
    [invalid.id]: 'invalid',
    [malformed.id]: 'invalid',
    [strange.id]: 'unknown-kind',
    [large.id]: 'too-large',
    [foreign.id]: 'forbidden',
    [nowhere.id]: 'forbidden',
  });
  expect(held[foreign.id]).toEqual(held[nowhere.id]);
  expect(scopes.find((entry) => entry.scope === visitScope)?.changes).toMatchObject([
    { id: good.id },
  ]);
  const kept = await heldOf(world);
  expect(kept).toHaveLength(7);
  expect(kept.map((row) => row.content)).toContainEqual(nameless);
  expect(kept.map((row) => row.content)).toContainEqual(large);
});

test('S18: a held change is judged anew each time it is pushed, and leaves the list when it is taken', async () => {
  const world = await createWorld();
  const change = makeChange({ by: idOf('nguoi.khac') });
  expect((await world.ask('nguoi.khac', { push: [change] })).held[change.id]?.code).toBe(
    'forbidden',
  );
  expect(await heldOf(world)).toHaveLength(1);
  await world.ask('nguoi.khac', { push: [change] });
  expect(await heldOf(world)).toHaveLength(1);
  // A colleague who may write there hands it in: now it is in, whoever brought it before.
  const answer = await world.ask('tu.phap', { push: [change] });
  expect(answer.held).toEqual({});
  expect(await heldOf(world)).toEqual([]);
});

test('S13: other content that is pushed again is no news: the book has one row of it', async () => {
  const world = await createWorld();
  const change = makeChange();
  const twin = { ...change, value: 'something else', by: idOf('tai.chinh') };
  await world.ask('tu.phap', { push: [change] });
  for (let time = 0; time < 3; time += 1) {
    const answer = await world.ask('tai.chinh', { push: [twin] });
    expect(answer.held[change.id]?.code).toBe('id-reuse');
  }
  const rows = await world.storage.read((data) => data.audit.page(0, 100));
  expect(rows.filter((row) => row.action === 'id-reuse')).toHaveLength(1);
});

test('S18: of one sender so much is held and no more; the rest is told, and everybody else goes on', async () => {
  const world = await createWorld();
  const large = () => makeChange({ value: 'x'.repeat(1_000_000), by: idOf('nguoi.khac') });
  const count = Math.ceil(mostHeldBytes / 1_000_000);
  const pushed = Array.from({ length: count + 2 }, large);
  const reasons = new Set<string>();
  for (const change of pushed) {
    const { held } = await world.ask('nguoi.khac', { push: [change] });
    expect(held[change.id]?.code).toBe('too-large');
    reasons.add(held[change.id]!.reason);
  }
  // Not kept is told too, and the tablet keeps it in either case.
  expect(reasons.size).toBe(2);
  const { bytes: kept } = await world.storage.read((data) =>
    data.held.amountOf(idOf('nguoi.khac')),
  );
  expect(kept).toBeLessThanOrEqual(mostHeldBytes);
  expect(kept).toBeGreaterThan(mostHeldBytes - 2_000_000);
  const forbidden = makeChange({ scope: strangeScope });
  const good = makeChange();
  const { held } = await world.ask('tu.phap', { push: [forbidden, good] });
  expect(Object.keys(held)).toEqual([forbidden.id]);
  expect((await heldOf(world))[0]?.content).toEqual(forbidden);
  // Of what is too large the office is shown the beginning; older ones are on other pages.
  const [first] = (await listHeld(world.storage)).held.slice(1);
  expect(String(first?.content).length).toBeLessThan(10_000);
  const numbers: number[] = [];
  for (let before: number | null | undefined = null; before !== undefined;) {
    const page = await listHeld(world.storage, before);
    expect(JSON.stringify(page).length).toBeLessThan(1_000_000);
    numbers.push(...page.held.map(({ number }) => number));
    before = page.before;
  }
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers).toHaveLength(Math.floor(kept / 1_000_000) + 1);
});

test('S18: tiny entries without an id fill no database either: each counts at least its row', async () => {
  const world = await createWorld();
  const from = { accountId: idOf('nguoi.khac'), device: 'tablet', received: '2022-04-14' };
  const entry = (number: number) => {
    const change = { id: '', scope: null };
    const content = String(number);
    return heldChange({ content, digest: content, mine: false, change }, 'invalid', from);
  };
  const keep = (numbers: readonly number[]) =>
    world.storage.write('held', (data) => keepHeld(data, numbers.map(entry), 5 * 1024 + 100));
  await keep([1, 2, 3]);
  const { told, fresh } = await keep([3, 4, 5, 6, 7]);
  expect(told).toHaveLength(5);
  expect(fresh.map(({ content }) => content)).toEqual(['4', '5']);
  const amount = await world.storage.read((data) => data.held.amountOf(from.accountId));
  expect(amount).toEqual({ rows: 5, bytes: 5 });
});

test('S19: what is handed in for another is marked with who did it; the first sender stays', async () => {
  const world = await createWorld();
  const change = makeChange({ by: idOf('tai.chinh') });
  await world.ask('tu.phap', { push: [{ ...change, relayedBy: 'a lie', seq: 77 }] });
  await world.ask('tai.chinh', { push: [change] });
  const read = scopeOf(await world.ask('truong.doan'), visitScope);
  expect(read.changes).toEqual([
    { ...change, seq: 1, received: expect.any(String), relayedBy: idOf('tu.phap') },
  ]);
});

test('S19: a field reserved to a role waits as unconfirmed for the own session of who holds it', async () => {
  const world = await createWorld();
  const { mine, ...relayed } = publication(['recommendation:1']);
  const notMine = { ...relayed, by: idOf('tu.phap') };
  expect(mine).toBe(true);
  const codes = async (username: string, entry: Readonly<Record<string, unknown>>) =>
    Object.values((await world.ask(username, { push: [entry] })).held).map(
      (verdict) => verdict.code,
    );
  expect(await codes('tu.phap', relayed)).toEqual(['unconfirmed']);
  expect(await codes('tu.phap', { ...relayed, mine: true })).toEqual(['unconfirmed']);
  expect(await codes('truong.doan', relayed)).toEqual(['unconfirmed']);
  expect(await codes('truong.doan', { ...notMine, mine: true })).toEqual(['unconfirmed']);
  expect(await codes('truong.doan', { ...relayed, mine: true })).toEqual([]);
  // From now on a relay of it is no news, and its verdict does not hide it from the relayer.
  expect(await codes('tu.phap', relayed)).toEqual([]);
  expect(scopeOf(await world.ask('tu.phap'), followupScope).changes).toMatchObject([
    { id: relayed.id },
  ]);
});

test('S23: hints are published after the commit, of what moved, with the head that each view has', async () => {
  const world = await createWorld();
  const draft = makeChange({
    scope: followupScope,
    record: 'photo:1',
    field: 'caption',
    value: 'x',
    by: idOf('truong.doan'),
  });
  await world.ask('truong.doan', { push: [draft] });
  await world.ask('truong.doan', { push: [draft] });
  await world.ask('truong.doan', { push: [publication(['photo:1'])] });
  expect(world.hintsSeen).toEqual([
    { type: 'scope', scope: followupScope, head: 1, unitHead: null },
    { type: 'scope', scope: followupScope, head: 2, unitHead: 2 },
    { type: 'directory' },
  ]);
});

test('S19: rights that end while a push waits for its scope count for it no more', async () => {
  const world = await createWorld();
  const change = makeChange();
  const disabledOnTheWay: Storage = {
    ...world.storage,
    write: async (lock, work) => {
      if (lock === visitScope)
        await world.storage.write('rights', (data) =>
          data.accounts.update(idOf('tu.phap'), { disabled: true }),
        );
      return world.storage.write(lock, work);
    },
  };
  const late = createAsk({ ...world, storage: disabledOnTheWay });
  const answer = await late.refusedOr('tu.phap', { push: [change] });
  expect(answer).toMatchObject({ ok: false, error: { code: 'signed-out' } });
  const heads = await world.storage.read((data) => data.changes.heads([visitScope], 'whole'));
  expect(heads.size).toBe(0);
  // The office finds it, and may take it in.
  expect((await heldOf(world)).map(({ code }) => code)).toEqual(['forbidden']);
});
