import { IDBIndex } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ChangeRow, RecordRow } from '#client/store/database.ts';
import { makeRecordKey } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import {
  answerRecord,
  colleagueChange,
  everything,
  noteEdit,
  visitOne,
  visitTwo,
} from '../../support/client/local-subject.ts';
import { SyncServer } from '../../support/client/sync-server.ts';
import { makeUnreadable } from '../../support/client/unreadable-rows.ts';

const otherRecord = makeRecordKey('answer', 'list-a/A2');
let store: DexieSubject;

beforeEach(async () => {
  store = await openDexieSubject();
  await store.sync.setScopes([visitOne, visitTwo]);
});
afterEach(() => store.discard());

async function saved(...edit: Parameters<typeof noteEdit>): Promise<string> {
  const outcome = await store.save([noteEdit(...edit)]);
  if (!outcome.ok) throw new Error(outcome.error.type);
  return outcome.value.ids[0] ?? '';
}
const loseChange = (id: string) =>
  makeUnreadable<ChangeRow>(store.database, 'changes', (row) => row.id === id);
const loseRecord = (record: string) =>
  makeUnreadable<RecordRow>(store.database, 'records', (row) => row.record === record);
const notes = async () =>
  (await store.records(visitOne)).map(({ fields }) => fields['note']?.value);

it('keeps no other change from leaving, be it the first of many', async () => {
  const bad = await saved('bad');
  const good = [
    await saved('good', [], otherRecord),
    await saved('better', [], answerRecord, visitTwo),
  ];
  await loseChange(bad);
  const round = await store.sync.takeRound(everything, new Set());
  expect(round.push.map(({ id }) => id)).toEqual(good);
  const small = await store.sync.takeRound({ ...everything, changes: 1 }, new Set());
  expect(small.push.map(({ id }) => id)).toEqual(good.slice(0, 1));
  const next = await store.sync.takeRound({ ...everything, changes: 1 }, new Set(good.slice(0, 1)));
  expect(next.push.map(({ id }) => id)).toEqual(good.slice(1));
});

it('keeps no answer from being applied, and none of its changes is lost', async () => {
  const server = new SyncServer();
  const bad = await saved('bad');
  await saved('good', [], otherRecord);
  await loseChange(bad);
  server.append(colleagueChange('of a colleague'));
  const round = await store.sync.takeRound(everything, new Set());
  const applied = await store.sync.applyAnswer(round, server.answer(round));
  expect(applied.refused).toEqual([]);
  const [first] = await store.records(visitOne);
  // The row is lost, what the folded row still has of it is not.
  expect(first?.fields['note']?.heads.map(({ value }) => value).toSorted()).toEqual([
    'bad',
    'of a colleague',
  ]);
  expect(await store.database.changes.where('pending').equals(1).primaryKeys()).toEqual([
    [visitOne, bad],
  ]);
});

it('shows a record whose folded row is lost, folded from the log, and all others', async () => {
  await saved('one');
  await saved('two', [], otherRecord);
  await loseRecord(answerRecord);
  expect(await notes()).toEqual(['two']);
  // Written anew, it is another row.
  await vi.waitFor(async () => {
    await makeUnreadable(store.database, 'records', () => false);
    expect(await notes()).toEqual(['one', 'two']);
  });
});

it('folds a row anew once, be it lost again', async () => {
  await saved('one');
  await loseRecord(answerRecord);
  const writes = vi.spyOn(store.database.records, 'bulkPut');
  const { unsubscribe } = store.store.watchRecords(visitOne).subscribe(() => undefined);
  await vi.waitFor(() => expect(writes).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 100));
  unsubscribe();
  expect(writes).toHaveBeenCalledOnce();
});

it('folds anew a row whose content is damaged', async () => {
  await saved('one');
  const row = await store.database.records.get([visitOne, answerRecord]);
  await store.database.records.put({ ...row!, payload: '{"cut' });
  await vi.waitFor(async () => expect(await notes()).toEqual(['one']));
});

it('leaves a folded row as it is where nothing of its record can be read', async () => {
  const bad = await saved('one');
  await loseChange(bad);
  await loseRecord(answerRecord);
  expect(await store.records(visitOne)).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await makeUnreadable(store.database, 'changes', () => false);
  await makeUnreadable(store.database, 'records', () => false);
  expect(await notes()).toEqual(['one']);
});

it.each([
  ['change', () => saved('before').then(loseChange)],
  ['folded row', () => saved('before').then(() => loseRecord(answerRecord))],
  [
    'row that is asked of the browser itself',
    async () => {
      const bad = await saved('before');
      const real = IDBIndex.prototype.getAll;
      vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(function getAll(
        this: IDBIndex,
        ...query
      ) {
        if (this.name === '[scope+record]') throw new DOMException('lost', 'DataError');
        return real.apply(this, query);
      });
      await loseChange(bad);
    },
  ],
])('takes what is written to a record of which a %s is lost', async (_, lose) => {
  await lose();
  // Another tab: nothing is known here of what stood after the last save.
  await saved('elsewhere', [], otherRecord);
  const shown = await store.save([{ ...noteEdit('why'), field: 'explanation' }]);
  vi.restoreAllMocks();
  expect(shown).toMatchObject({ ok: true });
  await makeUnreadable(store.database, 'changes', () => false);
  await makeUnreadable(store.database, 'records', () => false);
  const [record] = await store.records(visitOne);
  expect(record?.fields['note']?.value).toBe('before');
  expect(record?.fields['explanation']?.value).toBe('why');
});

it('sends a lost change that stands whole in its record’s folded row', async () => {
  const server = new SyncServer();
  const bad = await saved('bad');
  const [{ content } = { content: '' }] = await store.stored(visitOne);
  await saved('good', [], otherRecord);
  // What is put in its place has no lot: it may have left.
  await makeUnreadable<ChangeRow>(
    store.database,
    'changes',
    (row) => row.id === bad && row.lot !== undefined,
  );
  const round = await store.sync.takeRound(everything, new Set());
  expect(round.push.map(({ id, mine }) => [id, mine])).toContainEqual([bad, true]);
  await store.sync.applyAnswer(round, server.answer(round));
  const healed = (await store.stored(visitOne)).find(({ id }) => id === bad);
  expect(healed).toMatchObject({ content, pending: false, held: null });
  expect((await store.situation()).changes).toMatchObject({ all: 2, onServer: 2 });
});
