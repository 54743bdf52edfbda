import { describe, expect, it } from 'vitest';
import { fieldHeads, foldField, foldRecord } from '#domain/sync/fold.ts';
import { sampleChange, sampleId, type SampleChange } from '../../support/model/sample-changes.ts';

const changes = (...samples: readonly SampleChange[]) =>
  samples.map((sample) => sampleChange(sample));
const ids = (...numbers: readonly number[]): readonly string[] =>
  numbers.map((number) => sampleId(number));
const headIds = (...samples: readonly SampleChange[]) =>
  fieldHeads(changes(...samples))
    .map((head) => head.id)
    .toSorted();
const all = (): boolean => true;

describe('S4: `over` counts only within the same scope, record and field', () => {
  it('lets a name that points into another field count for nothing', () => {
    const record = foldRecord(changes({ id: 1 }, { id: 2, field: 'explanation', over: [1] }), all);
    expect(record?.fields['note']?.heads.map((head) => head.id)).toEqual(ids(1));
  });

  it('makes all changes heads when every one is named by another', () => {
    expect(headIds({ id: 1, over: [2] }, { id: 2, over: [1] })).toEqual(ids(1, 2));
    expect(headIds({ id: 1, over: [3] }, { id: 2, over: [1] }, { id: 3, over: [2] })).toEqual(
      ids(1, 2, 3),
    );
  });

  it('takes no notice of a change that names itself', () => {
    expect(headIds({ id: 1, over: [1] })).toEqual(ids(1));
  });

  it('takes no notice of names that are not here', () => {
    expect(headIds({ id: 1, over: [7] })).toEqual(ids(1));
  });
});

describe('S5: the value is the only head’s, or that of the greatest (at, id)', () => {
  it.each([
    ['later time wins', { id: 1, at: 20 }, { id: 2, at: 10 }, 1],
    ['at the same time the greater id wins', { id: 1, at: 10 }, { id: 2, at: 10 }, 2],
  ] as const)('%s', (_title, left, right, winner) => {
    const field = foldField(changes(left, right));
    expect(field?.value).toBe(`value ${winner}`);
    expect(field?.conflict).toBe(true);
  });

  it('sees no conflict in equal values, whatever the order of their members', () => {
    const field = foldField(
      changes({ id: 1, value: { a: 1, b: [2] } }, { id: 2, value: { b: [2], a: 1 } }),
    );
    expect(field?.heads).toHaveLength(2);
    expect(field?.conflict).toBe(false);
  });

  it('tells null, zero, false and empty text apart', () => {
    const values = [null, 0, false, ''];
    for (const [index, value] of values.entries()) {
      const others = values.filter((other) => other !== value);
      for (const other of others) {
        expect(foldField(changes({ id: index, value }, { id: 9, value: other }))?.conflict).toBe(
          true,
        );
      }
    }
  });

  it('folds nothing to nothing', () => {
    expect(foldField([])).toBeUndefined();
    expect(foldRecord([], all)).toBeUndefined();
  });
});

describe('S7: a deletion hides exactly what its deleter saw', () => {
  const standing: readonly SampleChange[] = [{ id: 1 }, { id: 2, field: 'explanation' }];
  const deletes = (
    id: number,
    list: readonly number[] | null,
    over: readonly number[] = [],
  ): SampleChange => ({
    ...{ id, field: 'deleted', over },
    value: list && (ids(...list) as string[]),
  });
  const rows: readonly (readonly [
    string,
    readonly SampleChange[],
    'visible' | 'deleted' | 'conflict',
  ])[] = [
    ['nobody deleted', [], 'visible'],
    ['one saw everything', [deletes(5, [1, 2])], 'deleted'],
    ['one saw a part', [deletes(5, [1])], 'conflict'],
    ['one saw nothing', [deletes(5, [])], 'conflict'],
    ['two saw everything together', [deletes(5, [1]), deletes(6, [2])], 'deleted'],
    ['two, and a part remains unseen', [deletes(5, [1]), deletes(6, [1])], 'conflict'],
    ['deleted, then undeleted', [deletes(5, [1, 2]), deletes(6, null, [5])], 'visible'],
    ['undeleted, then deleted again', [deletes(5, null), deletes(6, [1, 2], [5])], 'deleted'],
    ['one deleted while another undeleted', [deletes(5, [1, 2]), deletes(6, null)], 'visible'],
    ['edited meanwhile', [deletes(5, [1, 2]), { id: 3, over: [1] }], 'conflict'],
    ['a new field meanwhile', [deletes(5, [1, 2]), { id: 3, field: 'value' }], 'conflict'],
    ['the edit was seen', [deletes(5, [2, 3]), { id: 3, over: [1] }], 'deleted'],
    ['the list names more than is here', [deletes(5, [1, 2, 8])], 'deleted'],
  ];
  it.each(rows)('%s', (_title, more, expected) => {
    const record = foldRecord(changes(...standing, ...more), all);
    expect(record?.deleted).toBe(expected === 'deleted');
    expect(record?.deletedMeanwhile).toBe(expected === 'conflict');
    // Sync removes no evidence: whatever is hidden is still there.
    expect(record?.fields['note']?.heads.length).toBeGreaterThan(0);
  });

  it('keeps a record visible when a field that this version does not know was written meanwhile', () => {
    const record = foldRecord(
      changes(...standing, deletes(5, [1, 2]), { id: 4, field: 'laterField' }),
      (field) => field !== 'laterField',
    );
    expect(record?.deletedMeanwhile).toBe(true);
  });

  it('a deletion itself is no field of the record', () => {
    expect(foldRecord(changes({ id: 1 }, deletes(5, [1])), all)?.fields['deleted']).toBeUndefined();
  });
});

describe('S9: kinds and fields unknown to a tablet are left out of its fold, and kept', () => {
  it('folds only what it knows', () => {
    const record = foldRecord(
      changes({ id: 1 }, { id: 2, field: 'later' }),
      (field) => field === 'note',
    );
    expect(Object.keys(record?.fields ?? {})).toEqual(['note']);
  });
});
