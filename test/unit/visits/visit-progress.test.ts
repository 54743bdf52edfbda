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
    const progress = visitProgress(lists, new Set([lists[0]?.hash ?? '']), [
      record('answer:list-a/A01', 'value', { type: 'compliance', result: 'pass' }),
      record('answer:list-a/A02', 'value', null),
      record('answer:list-b/B01', 'note', 'only a note'),
      record('answer:list-b/B02', 'value', { type: 'count', value: '0' }),
      record('photo:p1', 'caption', 'x'),
      record('finding:f1', 'kind', 'limitation'),
      record('finding:f2', 'kind', 'strength'),
    ]);
    expect(progress.checklists.map(({ answered, mine }) => [answered, mine])).toEqual([
      [1, true],
      [1, false],
    ]);
    expect([progress.findings, progress.photos]).toEqual([1, 1]);
    expect(ownItems(progress)).toEqual({ answered: 1, total: 2 });
  });

  it('takes all checklists as one’s own where none was given to the account', () => {
    expect(ownItems(visitProgress(lists, new Set(), []))).toEqual({ answered: 0, total: 5 });
  });
});
