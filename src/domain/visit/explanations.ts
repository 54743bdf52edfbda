import { groupBy } from '#domain/kernel/group-by.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { explanationFields } from './records.ts';

/** What one person of the unit said to a finding; members that cannot be read are blank. */
export interface UnitExplanation {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly of: RecordKey;
  readonly text: string;
  readonly name: string;
  readonly position: string;
  readonly agrees: 'yes' | 'partly' | 'no' | null;
  /** Instant in ISO form; blank where it cannot be read. */
  readonly said: string;
}

/** By finding, in the order in which they were written down. */
export function unitExplanations(
  records: readonly FoldedRecord[],
): ReadonlyMap<RecordKey, readonly UnitExplanation[]> {
  const all = records
    .filter(({ record, deleted }) => !deleted && recordParts(record).kind === 'explanation')
    .toSorted((left, right) => (left.record < right.record ? -1 : 1))
    .flatMap((folded): readonly UnitExplanation[] => {
      const of = readField(folded, 'of', explanationFields.of).value;
      if (of === undefined) return [];
      return [
        {
          record: folded.record,
          folded,
          of,
          text: readField(folded, 'text', explanationFields.text).value ?? '',
          name: readField(folded, 'name', explanationFields.name).value ?? '',
          position: readField(folded, 'position', explanationFields.position).value ?? '',
          agrees: readField(folded, 'agrees', explanationFields.agrees).value ?? null,
          said: readField(folded, 'said', explanationFields.said).value ?? '',
        },
      ];
    });
  return groupBy(all, ({ of }) => of);
}
