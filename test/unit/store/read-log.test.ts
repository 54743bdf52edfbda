import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import type { LogPage } from '#client/store/read-log.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';

const scope = makeScope('visit', 'v1');
const other = makeScope('visit', 'v2');
const edit = (code: string, note: string, of = scope) => ({
  ...{ scope: of, record: makeRecordKey('answer', `phieu/${code}`), field: 'note' },
  ...{ value: note, seen: [] },
});

let subject: DexieSubject;
beforeEach(async () => {
  subject = await openDexieSubject();
});
afterEach(() => subject.discard());

it('gives the log of one scope in stretches, each change once, by its key alone', async () => {
  const codes = Array.from({ length: 25 }, (_, index) => `A${String(index).padStart(2, '0')}`);
  await subject.save(codes.map((code) => edit(code, code)));
  await subject.save([edit('B01', 'elsewhere', other)]);
  const where = vi.spyOn(subject.database.changes, 'where');
  const seen: unknown[] = [];
  let before: string | null = null;
  let rounds = 0;
  do {
    const page: LogPage = await subject.store.log(scope, before, 10);
    expect(page.changes.length).toBeLessThanOrEqual(10);
    const ids = page.changes.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    seen.push(...page.changes.map(({ value }) => value));
    before = page.next;
    rounds += 1;
  } while (before !== null);
  expect(rounds).toBe(3);
  expect(seen.toSorted()).toEqual(codes);
  expect(where.mock.calls.flat()).toEqual(['[scope+id]', '[scope+id]', '[scope+id]']);
});

it('shows what it cannot read in its place', async () => {
  await subject.save([edit('A01', 'một'), edit('A02', 'hai')]);
  const [first] = await subject.database.changes.toArray();
  if (!first) throw new Error('nothing was stored');
  await subject.database.changes.put({ ...first, payload: '{"of":"a later version"}' });
  const { changes } = await subject.store.log(scope, null, 10);
  expect(changes).toHaveLength(2);
  expect(changes.find(({ id }) => id === first.id)).toMatchObject({
    ...{ readable: false, by: '', at: '', record: first.record },
  });
});
