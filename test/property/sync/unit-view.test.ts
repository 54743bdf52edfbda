import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedRecords, recordsMadeVisible } from '#domain/followup/unit-view.ts';
import { propertyRun } from '../checklist/property-run.ts';
import { sampleChange } from '../../support/model/sample-changes.ts';

const record = fc.constantFrom(
  'conclusion:c1',
  'recommendation:r1',
  'photo:p1',
  'response:s1',
  'verdict:w1',
  'publication:b1',
);
const field = fc.constantFrom('records', 'content', 'report', 'verdict');
const change = fc
  .record({
    record,
    field,
    value: fc.oneof(fc.array(record, { maxLength: 3 }), fc.constant('text')),
  })
  .map((sample) => sampleChange({ id: 1, scope: 'followup/v1', ...sample }));

describe('S21: the unit sees only what a publication names, what is addressed to it, and its own', () => {
  it('makes visible exactly the records that the words of the rule name', () => {
    let published = 0;
    fc.assert(
      fc.property(change, fc.boolean(), (made, byUnit) => {
        const names =
          made.record === 'publication:b1' && made.field === 'records' && Array.isArray(made.value);
        const expected = new Set(names ? (made.value as string[]) : []);
        if (byUnit || /^(publication|verdict):/.test(made.record)) expected.add(made.record);
        expect(new Set(recordsMadeVisible(made, byUnit))).toEqual(expected);
        expect(publishedRecords(made)).toEqual(names ? made.value : []);
        published += expected.size;
      }),
      propertyRun,
    );
    expect(published).toBeGreaterThan(0);
  });

  it('keeps a draft by the delegation out of sight until it is named', () => {
    const draft = sampleChange({
      id: 1,
      scope: 'followup/v1',
      record: 'recommendation:r1',
      field: 'content',
    });
    expect(recordsMadeVisible(draft, false)).toEqual([]);
  });

  it('passes over entries that are no record names', () => {
    const odd = sampleChange({
      id: 1,
      scope: 'followup/v1',
      record: 'publication:b1',
      field: 'records',
      value: [1, null, 'photo:p1'],
    });
    expect(publishedRecords(odd)).toEqual(['photo:p1']);
  });
});
