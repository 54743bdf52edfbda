import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change } from '#domain/sync/change.ts';
import type { Cursor } from '#protocol/sync.ts';
import { acceptHeld, listHeld } from '#server/usecases/held-changes.ts';
import {
  createWorld,
  followupScope,
  idOf,
  makeChange,
  publication,
  scopeOf,
  sumOf,
  visitScope,
  type World,
} from './sample-world.ts';

const unit = 'xa.trung.dung';
const lead = 'truong.doan';

const caption = (record: string, by: string) =>
  makeChange({ scope: followupScope, record, field: 'caption', by: idOf(by) });

async function unitReads(world: World) {
  return scopeOf(await world.ask(unit), followupScope);
}

test('S21: what is published comes with all its changes, and leaves no gap or sum of what is not', async () => {
  const world = await createWorld();
  const hidden = caption('photo:hidden', lead);
  const shown = caption('photo:shown', lead);
  const shownAgain = caption('photo:shown', lead);
  await world.ask(lead, { push: [hidden, shown, shownAgain] });
  expect(await unitReads(world)).toMatchObject({ changes: [], cursor: { seq: 0 } });
  const naming = publication(['photo:shown']);
  await world.ask(lead, { push: [naming] });
  const read = await unitReads(world);
  expect(read.changes.map((change) => [change.seq, change.id])).toEqual([
    [1, shown.id],
    [2, shownAgain.id],
    [3, naming.id],
  ]);
  expect(read.cursor.sum).toBe(sumOf([shown, shownAgain, naming]));
  const late = caption('photo:shown', lead);
  await world.ask(lead, { push: [caption('photo:hidden', lead), late] });
  const { changes } = scopeOf(
    await world.ask(unit, { cursors: { [followupScope]: read.cursor } }),
    followupScope,
  );
  expect(changes.map((change) => [change.seq, change.id])).toEqual([[4, late.id]]);
});

test("S19, S21: the unit's own work counts when the unit brings it, and is read back", async () => {
  const world = await createWorld();
  const own = caption('remedy-photo:own', unit);
  expect((await world.ask(lead, { push: [own] })).held).toMatchObject({
    [own.id]: { code: 'forbidden' },
  });
  expect(await unitReads(world)).toMatchObject({ changes: [] });
  const answer = await world.ask(unit, { push: [own] });
  expect(answer.held).toEqual({});
  expect(scopeOf(answer, followupScope).changes).toEqual([
    { id: own.id, seq: 1, received: expect.any(String) },
  ]);
});

test("S18, S21: the unit's own work that the office takes in from a member's push is shown to the unit", async () => {
  const world = await createWorld();
  const own = caption('remedy-photo:own', unit);
  await world.ask(lead, { push: [own] });
  const [held] = (await listHeld(world.storage)).held;
  expect(await acceptHeld(world, idOf('quan.tri'), held!.number)).toMatchObject({ ok: true });
  expect((await unitReads(world)).changes.map(({ id }) => id)).toEqual([own.id]);
});

test('S21, S27: a file is named in the view only from the publication on', async () => {
  const world = await createWorld();
  const sha256 = (digit: string) => digit.repeat(64);
  const file = (digit: string) => ({ sha256: sha256(digit), size: 10, type: 'image/jpeg' });
  const value = { original: file('1'), thumbnail: file('2'), width: 10, height: 10 };
  const picture = makeChange({
    scope: followupScope,
    record: 'photo:p',
    field: 'picture',
    value,
    by: idOf(lead),
  });
  const named = (view: 'unit' | 'whole') =>
    world.storage.read((data) =>
      data.files.named(followupScope, view, [sha256('1'), sha256('2'), sha256('3')]),
    );
  expect((await world.ask(lead, { push: [picture] })).held).toEqual({});
  expect([...(await named('whole')).keys()]).toEqual([sha256('1'), sha256('2')]);
  expect([...(await named('unit')).keys()]).toEqual([]);
  await world.ask(lead, { push: [publication(['photo:p'])] });
  expect([...(await named('unit')).keys()]).toEqual([sha256('1'), sha256('2')]);
});

type Step =
  | { readonly type: 'draft'; readonly record: number }
  | { readonly type: 'publish'; readonly records: readonly number[]; readonly by: string }
  | { readonly type: 'unit-writes'; readonly record: number }
  | { readonly type: 'unit-reads' }
  | { readonly type: 'delegation-notes' };

const number = fc.integer({ min: 0, max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('draft' as const), record: number }),
  fc.record({
    type: fc.constant('publish' as const),
    records: fc.uniqueArray(number, { maxLength: 3 }),
    by: fc.constantFrom(lead, 'tu.phap'),
  }),
  fc.record({ type: fc.constant('unit-writes' as const), record: number }),
  fc.record({ type: fc.constant('unit-reads' as const) }),
  fc.record({ type: fc.constant('delegation-notes' as const) }),
);

test('S21: whatever happens in what order, the unit has read just what is published or its own', async () => {
  let published = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      const world = await createWorld();
      const drafts = new Map<string, Change[]>();
      const mayRead = new Map<string, Change>();
      const visible = new Set<string>();
      const read = new Map<string, Change>();
      let cursor: Cursor | null = null;
      const keep = (change: Change): void => {
        drafts.set(change.record, [...(drafts.get(change.record) ?? []), change]);
        if (visible.has(change.record)) mayRead.set(change.id, change);
      };
      const sync = async (push: readonly Record<string, unknown>[] = []): Promise<void> => {
        const cursors: Record<string, Cursor> = cursor ? { [followupScope]: cursor } : {};
        const answer = await world.ask(unit, { cursors, push });
        expect(
          answer.scopes.map((entry) => entry.scope).filter((scope) => scope !== followupScope),
        ).toEqual([]);
        for (const scope of answer.scopes) {
          expect(scope.from).toBe(cursor?.seq ?? 0);
          expect(scope.changes.map((change) => change.seq)).toEqual(
            scope.changes.map((_, index) => scope.from + 1 + index),
          );
          for (const change of scope.changes) read.set(change.id, mayRead.get(change.id)!);
          cursor = scope.cursor;
        }
      };
      for (const taken of [...steps, { type: 'unit-reads' } as const]) {
        if (taken.type === 'draft') {
          const change = caption(`photo:${taken.record}`, lead);
          expect((await world.ask(lead, { push: [change] })).held).toEqual({});
          keep(change);
        } else if (taken.type === 'publish') {
          const records = taken.records.map((record) => `photo:${record}`);
          const change = { ...publication(records), by: idOf(taken.by) };
          const { held } = await world.ask(taken.by, { push: [change] });
          expect(Object.keys(held)).toEqual(taken.by === lead ? [] : [change.id]);
          if (taken.by !== lead) continue;
          const { mine: _mine, ...content } = change;
          for (const record of [...records, content.record]) visible.add(record);
          for (const record of records)
            for (const draft of drafts.get(record) ?? []) mayRead.set(draft.id, draft);
          mayRead.set(content.id, content);
          published += records.length;
        } else if (taken.type === 'unit-writes') {
          const change = makeChange({
            ...{
              scope: followupScope,
              record: `response:${taken.record}`,
              field: 'draft',
              by: idOf(unit),
            },
          });
          visible.add(change.record);
          keep(change);
          await sync([change]);
        } else if (taken.type === 'unit-reads') {
          await sync();
        } else {
          await world.ask('tu.phap', { push: [makeChange({ scope: visitScope })] });
        }
      }
      expect([...read.keys()].toSorted()).toEqual([...mayRead.keys()].toSorted());
      const sum = (cursor as Cursor | null)?.sum;
      expect(sum).toBe(sumOf([...read.values()]));
    }),
    { seed: 20220414, numRuns: 150 },
  );
  expect(published).toBeGreaterThan(50);
});
