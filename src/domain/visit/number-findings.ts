import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts } from '#domain/sync/scope.ts';

/** A finding and its number in the visit: the order in which they were made. */
export interface NumberedFinding {
  readonly number: number;
  readonly record: FoldedRecord;
}

/** Ids of findings begin with the time of their making. */
export function numberFindings(records: readonly FoldedRecord[]): readonly NumberedFinding[] {
  return records
    .filter(({ record }) => recordParts(record).kind === 'finding')
    .toSorted((left, right) => (left.record < right.record ? -1 : 1))
    .map((record, index) => ({ number: index + 1, record }));
}
