/**
 * Work that stands under a room, criterion or roll-call which is not there (any more). It lies in
 * records of its own, which a deletion does not see (S7); nobody finds it unless it is named.
 */
import { readField } from '#domain/sync/read-field.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { markColumn, observationFields } from './records.ts';
import type { Register } from './registers.ts';
import type { Person, RollCall } from './roll-calls.ts';

export interface RemovedWork {
  /** What is not there. */
  readonly record: RecordKey;
  /** How many observations or marks stand under it. */
  readonly count: number;
}

/** Observations whose room is not there. */
export function workWithoutRoom(records: readonly FoldedRecord[]): readonly RemovedWork[] {
  const there = records.filter(({ deleted }) => !deleted);
  const rooms = new Set(there.map(({ record }) => record));
  return counted(
    there.flatMap((folded) => {
      if (recordParts(folded.record).kind !== 'observation') return [];
      const of = readField(folded, 'of', observationFields.of).value;
      return of === undefined || rooms.has(of) ? [] : [of];
    }),
  );
}

/** Marks of dossiers whose criterion is not there. */
export function workWithoutCriterion({
  dossiers,
  criteria,
}: Pick<Register, 'dossiers' | 'criteria'>): readonly RemovedWork[] {
  const known = new Set(criteria.map(({ id }) => id));
  return counted(
    dossiers.flatMap(({ folded }) =>
      markedColumns(folded).flatMap((id) =>
        known.has(id) ? [] : [makeRecordKey('criterion', id)],
      ),
    ),
  );
}

/** Marks of people whose roll-call is not there. */
export function workWithoutRollCall(
  people: readonly Person[],
  rollCalls: readonly RollCall[],
): readonly RemovedWork[] {
  const known = new Set(rollCalls.map(({ id }) => id));
  return counted(
    people.flatMap(({ folded }) =>
      markedColumns(folded).flatMap((id) =>
        known.has(id) ? [] : [makeRecordKey('roll-call', id)],
      ),
    ),
  );
}

/** Columns in which a record has a mark. */
export function markedColumns(folded: FoldedRecord): readonly string[] {
  return Object.entries(folded.fields).flatMap(([field, { value }]) => {
    const column = markColumn(field);
    return column === null || value === null ? [] : [column];
  });
}

function counted(found: readonly RecordKey[]): readonly RemovedWork[] {
  const counts = new Map<RecordKey, number>();
  for (const record of found) counts.set(record, (counts.get(record) ?? 0) + 1);
  return [...counts].map(([record, count]) => ({ record, count }));
}
