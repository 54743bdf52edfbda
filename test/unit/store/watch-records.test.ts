import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { deletedField, type FoldedRecord } from '#domain/sync/fold.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';

const scope = makeScope('visit', 'v1');
const key = (code: string) => makeRecordKey('answer', `phieu/${code}`);
const edit = (code: string, note: string, of = scope) => ({
  ...{ scope: of, record: key(code), field: 'note', value: note, seen: [] },
});

let subject: DexieSubject;
let seen: (readonly FoldedRecord[])[];
let stop: () => void;

async function follow(): Promise<void> {
  seen = [];
  stop = subject.store.watchRecords(scope).subscribe((records) => seen.push(records)).unsubscribe;
  await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0));
}
const last = () => seen.at(-1) ?? [];
const notes = () => last().map(({ record, fields }) => [record, fields['note']?.value]);

beforeEach(async () => {
  subject = await openDexieSubject();
});
afterEach(async () => {
  stop();
  await subject.discard();
});

it('tells that there is nothing yet', async () => {
  await follow();
  expect(seen).toEqual([[]]);
});

it('reads all once, and after a commit only what it touched', async () => {
  await subject.save([edit('A01', 'một'), edit('A02', 'hai'), edit('A03', 'ba')]);
  await follow();
  const before = last();
  const [whole, some] = [
    vi.spyOn(subject.database.records, 'where'),
    vi.spyOn(subject.database.records, 'bulkGet'),
  ];
  await subject.save([edit('A02', 'hai, sửa')]);
  await vi.waitFor(() => expect(seen).toHaveLength(2));
  expect(some.mock.calls).toEqual([[[[scope, key('A02')]]]]);
  expect(whole).not.toHaveBeenCalled();
  expect(last().map((record, index) => record === before[index])).toEqual([true, false, true]);
});

it('keeps the order of the keys when a record comes in between', async () => {
  await subject.save([edit('A01', 'một'), edit('A03', 'ba')]);
  await follow();
  await subject.save([edit('A02', 'hai')]);
  await vi.waitFor(() =>
    expect(notes()).toEqual([
      [key('A01'), 'một'],
      [key('A02'), 'hai'],
      [key('A03'), 'ba'],
    ]),
  );
});

it('leaves out what is deleted and shows it again when it is given back', async () => {
  await subject.save([edit('A01', 'một')]);
  await follow();
  const heads = last()[0]?.fields['note']?.heads.map(({ id }) => id) ?? [];
  const deletion = { scope, record: key('A01'), field: deletedField } as const;
  const deleted = await subject.save([{ ...deletion, value: heads, seen: [] }]);
  await vi.waitFor(() => expect(last()).toEqual([]));
  const seenIds = deleted.ok ? deleted.value.ids : [];
  await subject.save([{ ...deletion, value: null, seen: seenIds }]);
  await vi.waitFor(() => expect(notes()).toEqual([[key('A01'), 'một']]));
});

it('hears of what another tab commits, and of nothing in another scope', async () => {
  await follow();
  const other = await subject.secondTab();
  await other.save([edit('A01', 'không phải ở đây', makeScope('visit', 'v2'))]);
  await other.save([edit('A01', 'từ cửa sổ kia')]);
  await vi.waitFor(() => expect(notes()).toEqual([[key('A01'), 'từ cửa sổ kia']]));
  expect(seen).toHaveLength(2);
  other.store.close();
});

it('misses no commit of a burst, a large one included', async () => {
  await follow();
  const codes = Array.from({ length: 120 }, (_, index) => `B${String(index).padStart(3, '0')}`);
  await Promise.all([
    subject.save(codes.map((code) => edit(code, code))),
    ...codes.slice(0, 20).map((code) => subject.save([edit(`C${code}`, code)])),
  ]);
  await vi.waitFor(() => expect(last()).toHaveLength(140));
});

it('tells nothing any more once it was let go', async () => {
  await follow();
  stop();
  await subject.save([edit('A01', 'một')]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen).toEqual([[]]);
});

it('reads anew what a failed reading has left out', async () => {
  await subject.save([edit('A01', 'một'), edit('A02', 'hai')]);
  await follow();
  const table = subject.database.records;
  vi.spyOn(table, 'bulkGet').mockImplementationOnce(() => {
    throw new DOMException('the disk does not answer', 'NotReadableError');
  });
  await subject.save([edit('A01', 'một, sửa')]);
  await subject.save([edit('A02', 'hai, sửa')]);
  const both = [
    [key('A01'), 'một, sửa'],
    [key('A02'), 'hai, sửa'],
  ];
  await vi.waitFor(() => expect(notes()).toEqual(both));
});

it('tries again by itself, and tells only of a failure that stays', async () => {
  const follows = (times: number) => {
    const failing = vi.spyOn(subject.database.records, 'where');
    for (let time = 0; time < times; time += 1) {
      failing.mockImplementationOnce(() => {
        throw new DOMException('the disk does not answer', 'NotReadableError');
      });
    }
    const [next, told] = [vi.fn<(records: readonly FoldedRecord[]) => void>(), vi.fn()];
    stop = subject.store.watchRecords(scope).subscribe(next, told).unsubscribe;
    return { next, told };
  };
  const short = follows(1);
  await vi.waitFor(() => expect(short.next).toHaveBeenCalledWith([]), { timeout: 5_000 });
  expect(short.told).not.toHaveBeenCalled();
  stop();
  const long = follows(4);
  await vi.waitFor(() => expect(long.told).toHaveBeenCalledOnce(), { timeout: 10_000 });
  await vi.waitFor(() => expect(long.next).toHaveBeenCalledWith([]), { timeout: 5_000 });
});
