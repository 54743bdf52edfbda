/** S11: the office stands for the right of people who have it no more, and for nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { handInRequestSchema, type HandInVerdict } from '#protocol/hand-in.ts';
import type { Storage } from '#server/storage/port.ts';
import { createHandIn } from '#server/usecases/hand-in.ts';
import { listHeld } from '#server/usecases/held-changes.ts';
import { mostHeldBytes } from '#server/usecases/keep-held.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  scopeOf,
  visitScope,
  type World,
} from './sample-world.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const officer = idOf('quan.tri');
let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const handIn = async (
  ...changes: readonly Readonly<Record<string, unknown>>[]
): Promise<Readonly<Record<string, HandInVerdict>>> => {
  const request = handInRequestSchema.parse({ protocol: 1, device: 'tablet-9', changes });
  return (await createHandIn(world)(officer, request)).verdicts;
};
const codes = (verdicts: Readonly<Record<string, HandInVerdict>>): unknown[] =>
  Object.values(verdicts).map((verdict) => (verdict.type === 'held' ? verdict.code : verdict.type));
const book = () => world.storage.read((data) => data.audit.page(0, 1000));

describe('a change of somebody who is gone', () => {
  it('is taken, tells of the officer, and is in the book in the officer’s name', async () => {
    const change = makeChange({ by: 'id-of-nobody' });
    expect(codes(await handIn(change))).toEqual(['taken']);
    const served = scopeOf(await world.ask('truong.doan'), visitScope).changes;
    expect(served).toMatchObject([{ id: change.id, by: 'id-of-nobody', relayedBy: officer }]);
    const rows = (await book()).filter((row) => row.action === 'handed-in');
    expect(rows.map((row) => [row.actor, JSON.parse(row.details) as unknown])).toMatchObject([
      [officer, { id: change.id, by: 'id-of-nobody', seq: 1 }],
    ]);
    expect(await verifyAudit(world.storage)).toMatchObject({ type: 'whole' });
    expect(world.hintsSeen).toMatchObject([{ type: 'scope', scope: visitScope, head: 1 }]);
  });

  it('once more changes nothing, and releases what was held of it', async () => {
    const change = makeChange();
    await world.ask('nguoi.khac', { push: [change] });
    expect((await listHeld(world.storage)).held).toHaveLength(1);
    expect(codes(await handIn(change))).toEqual(['taken']);
    expect((await listHeld(world.storage)).held).toEqual([]);
    const before = await book();
    expect(codes(await handIn(change, change))).toEqual(['known']);
    expect(await book()).toEqual(before);
  });
});

it('keeps all that is handed in and held, however much: no device may have it any more', async () => {
  const large = () => makeChange({ value: 'x'.repeat(900_000), by: 'id-of-nobody' });
  const count = Math.ceil(mostHeldBytes / 900_000) + 1;
  for (let index = 0; index < count; index += 1) await handIn(large());
  const kept = await world.storage.read((data) => data.held.amountOf(officer));
  expect(kept.bytes).toBeGreaterThan(mostHeldBytes);
});

describe('what is more than a missing right is held, with the officer as sender', () => {
  it.each([
    ['invalid', { value: 7 }],
    ['unknown-kind', { record: 'invention:1' }],
    ['unknown-kind', { field: 'invention' }],
    ['forbidden', { scope: 'visit/nowhere' }],
    ['unconfirmed', { scope: followupScope, record: 'verdict:v1', field: 'verdict', value: {} }],
    ['unconfirmed', { scope: followupScope, record: 'publication:p', field: 'records', value: [] }],
  ] as const)('%s: %j', async (code, facts) => {
    const change = { ...makeChange(facts), by: officer, mine: true };
    expect(codes(await handIn(change))).toEqual([code]);
    const { held } = await listHeld(world.storage);
    expect(held).toMatchObject([{ code, pushedBy: officer }]);
    expect(await world.storage.read((data) => data.changes.heads([visitScope], 'whole'))).toEqual(
      new Map(),
    );
  });

  it('what cannot be read at all, with and without an id', async () => {
    const { id } = makeChange();
    expect(codes(await handIn({ id, scope: visitScope }, { nothing: true }))).toEqual(['invalid']);
    expect((await listHeld(world.storage)).held).toHaveLength(2);
  });

  it('another content under a known id, and one bad change stops no other', async () => {
    const known = makeChange();
    await handIn(known);
    const good = makeChange();
    expect(
      codes(await handIn({ ...known, value: 'else' }, makeChange({ value: 1 }), good)),
    ).toEqual(expect.arrayContaining(['id-reuse', 'invalid', 'taken']));
    expect((await book()).filter((row) => row.action === 'id-reuse')).toHaveLength(1);
  });
});

it('a reserved change counts once the role’s own session has pushed it', async () => {
  const change = makeChange({
    ...{ scope: followupScope, record: 'publication:p1', field: 'records', value: [] },
    by: idOf('truong.doan'),
  });
  expect(codes(await handIn(change))).toEqual(['unconfirmed']);
  await world.ask('truong.doan', { push: [{ ...change, mine: true }] });
  expect((await listHeld(world.storage)).held).toEqual([]);
});

/** A storage of which one part cannot be written, as with a row that is damaged. */
const broken = (lock: string): Storage => ({
  ...world.storage,
  write: (asked, work) =>
    asked === lock
      ? Promise.reject(new Error(`${lock} is damaged`))
      : world.storage.write(asked, work),
});

// The first in order is the one that fails, so that the others come after it.
it.each(['held', followupScope])(
  'takes the other parts where %s cannot be written, tells that it failed, and takes the rest once more',
  async (lock) => {
    const by = 'id-of-nobody';
    const field = 'recommendation';
    const other = makeChange({
      ...{ scope: followupScope, record: 'response:r1', field, value: 'recommendation:r1', by },
    });
    const one = makeChange({ by });
    const unreadable = { nothing: true };
    const changes = [unreadable, other, one];
    const request = handInRequestSchema.parse({ protocol: 1, device: 'tablet-9', changes });
    const asked = createHandIn({ ...world, storage: broken(lock) })(officer, request);
    await expect(asked).rejects.toThrow(`${lock} is damaged`);
    const heads = async () => {
      const found = await world.storage.read((data) =>
        data.changes.heads([followupScope, visitScope], 'whole'),
      );
      return [...found].map(([scope, { seq }]) => [scope, seq]).toSorted();
    };
    const without = [followupScope, visitScope].filter((scope) => scope !== lock);
    expect(await heads()).toEqual(without.map((scope) => [scope, 1]).toSorted());
    expect((await listHeld(world.storage)).held).toHaveLength(lock === 'held' ? 0 : 1);
    expect(world.hintsSeen.filter(({ type }) => type === 'scope')).toHaveLength(without.length);
    const verdicts = await handIn(...changes);
    expect(verdicts[one.id]).toEqual({ type: 'known' });
    expect(verdicts[other.id]).toEqual({ type: lock === followupScope ? 'taken' : 'known' });
    expect((await listHeld(world.storage)).held).toHaveLength(1);
    expect(await verifyAudit(world.storage)).toMatchObject({ type: 'whole' });
  },
);

it('takes nothing in for an officer whose account was disabled while the scope was waited for', async () => {
  const storage: Storage = {
    ...world.storage,
    write: async (lock, work) => {
      if (lock === visitScope)
        await world.storage.write('rights', (data) =>
          data.accounts.update(officer, { disabled: true }),
        );
      return world.storage.write(lock, work);
    },
  };
  const change = makeChange({ by: 'id-of-nobody' });
  const request = handInRequestSchema.parse({ protocol: 1, device: 'tablet-9', changes: [change] });
  const { verdicts } = await createHandIn({ ...world, storage })(officer, request);
  expect(codes(verdicts)).toEqual(['forbidden']);
});
