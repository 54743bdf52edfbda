import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRow } from '#client/store/database.ts';
import { readChanges } from '#client/store/read-changes.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { sampleId } from '../../support/model/sample-changes.ts';

describe('reading many changes by their ids', () => {
  let subject: DexieSubject;
  beforeEach(async () => {
    subject = await openDexieSubject();
    const rows = ['visit/a', 'visit/b'].flatMap((scope) =>
      Array.from({ length: 200 }, (_, index) => row(scope, 2 * index)),
    );
    await subject.database.changes.bulkPut(rows);
  });
  afterEach(() => subject.discard());

  it.each([
    ['few', [0, 6, 398]],
    ['side by side', Array.from({ length: 50 }, (_, index) => 100 + 2 * index)],
    ['side by side, every second unknown', Array.from({ length: 50 }, (_, index) => 100 + index)],
    ['far apart, in any order', Array.from({ length: 30 }, (_, index) => (index * 142) % 400)],
    ['far apart, some unknown', Array.from({ length: 30 }, (_, index) => (index * 71) % 500)],
    ['none', []],
  ])('finds those that are there of the scope alone: %s', async (_, numbers) => {
    const ids = numbers.map(sampleId);
    const found = await readChanges(subject.database, 'visit/a', ids);
    const there = numbers.filter((number) => number % 2 === 0 && number < 400);
    expect([...found.keys()].toSorted()).toEqual([...new Set(there)].map(sampleId).toSorted());
    for (const [id, entry] of found) expect(entry).toEqual(row('visit/a', 0, id));
  });
});

function row(scope: string, number: number, id: string = sampleId(number)): ChangeRow {
  const rest = { record: 'answer:list/1', field: 'note', payload: '{}', digest: '' };
  return { scope, id, ...rest, lot: 0, written: 1 };
}
