import { describe, expect, it } from 'vitest';
import { ownItems, visitProgress } from '#client/features/visits/visit-progress.ts';
import type { ChecklistRef } from '#domain/directory/directory.ts';
import { changeSchema, type JsonValue } from '#domain/sync/change.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';

const checklist = (letter: string, itemCount: number): ChecklistRef => ({
  hash: letter.toLowerCase().repeat(64),
  id: `list-${letter.toLowerCase()}`,
  letter,
  title: letter,
  shortTitle: letter,
  version: '1',
  itemCount,
});
const lists = [checklist('A', 2), checklist('B', 3)];

let number = 0;
function record(key: string, field: string, value: JsonValue): FoldedRecord {
  number += 1;
  const change = changeSchema.parse({
    id: `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    scope: 'visit/v1',
    record: key,
    field,
    value,
    over: [],
    at: `2022-04-13T01:00:00.000Z-${String(number).padStart(4, '0')}`,
    by: 'someone',
    device: 'device',
  });
  const folded = foldRecord([change], () => true);
  if (!folded) throw new Error('a change folds to a record');
  return folded;
}

describe('what has been done of a visit', () => {
  it('counts answers by checklist, and none that was cleared', () => {
    const progress = visitProgress(
      lists,
      new Set([lists[0]?.hash ?? '']),
      [
        record('answer:list-a/A01', 'value', { type: 'compliance', result: 'pass' }),
        record('answer:list-a/A02', 'value', null),
        record('answer:list-b/B01', 'note', 'only a note'),
        record('answer:list-b/B02', 'value', { type: 'count', value: '0' }),
        record('photo:p1', 'caption', 'x'),
        record('finding:f1', 'kind', 'limitation'),
        record('finding:f2', 'kind', 'strength'),
      ],
      new Map(),
    );
    expect(progress.checklists.map(({ answered, mine }) => [answered, mine])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect([progress.findings, progress.photos]).toEqual([1, 1]);
    expect(ownItems(progress)).toEqual({ answered: 1, total: 2 });
  });

  it('counts what is asked where the version is here, and all items where it is not', () => {
    const asked = new Map([[lists[1]!.hash, { name: 'B', answered: 1, total: 1 }]]);
    const answers = ['B01', 'B02'].map((code) =>
      record(`answer:list-b/${code}`, 'value', { type: 'count', value: '0' }),
    );
    const progress = visitProgress(lists, new Set([lists[1]!.hash]), answers, asked);
    expect(progress.checklists.map(({ answered, total }) => [answered, total])).toEqual([
      [0, 2],
      [1, 1],
    ]);
    // All that is asked is answered: the visit is done, though its checklist has more items.
    expect(ownItems(progress)).toEqual({ answered: 1, total: 1 });
  });

  it('takes all checklists as one’s own where none was given to the account', () => {
    expect(ownItems(visitProgress(lists, new Set(), [], new Map()))).toEqual({
      answered: 0,
      total: 5,
    });
  });
});
