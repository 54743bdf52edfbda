/** The walk through rooms and counters, and what was seen there. */
import type { z } from 'zod';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { observationFields, roomFields } from './records.ts';

export interface Observation {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly state: z.infer<typeof observationFields.state>;
  readonly text: string;
  /** yyyy-mm-ddThh:mm; '' where it cannot be read. */
  readonly at: string;
}

export interface Room {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly name: string;
  readonly order: string;
  /** In the order in which they were made. */
  readonly observations: readonly Observation[];
}

export function gatherRooms(records: readonly FoldedRecord[]): readonly Room[] {
  const seen = new Map<RecordKey, Observation[]>();
  for (const folded of ofKind(records, 'observation')) {
    const of = readField(folded, 'of', observationFields.of).value;
    if (of === undefined) continue;
    const observation = {
      ...{ record: folded.record, folded },
      state: readField(folded, 'state', observationFields.state).value ?? ('not-in-order' as const),
      text: readField(folded, 'text', observationFields.text).value ?? '',
      at: readField(folded, 'at', observationFields.at).value ?? '',
    };
    seen.set(of, [...(seen.get(of) ?? []), observation]);
  }
  return ofKind(records, 'room')
    .map((folded) => ({
      ...{ record: folded.record, folded },
      name: readField(folded, 'name', roomFields.name).value ?? '',
      order: readField(folded, 'order', roomFields.order).value ?? '',
      observations: (seen.get(folded.record) ?? []).toSorted(byRecord),
    }))
    .toSorted((a, b) => (a.order === b.order ? byRecord(a, b) : a.order < b.order ? -1 : 1));
}

function ofKind(records: readonly FoldedRecord[], kind: string): readonly FoldedRecord[] {
  return records.filter(({ record, deleted }) => !deleted && recordParts(record).kind === kind);
}

function byRecord(
  left: { readonly record: RecordKey },
  right: { readonly record: RecordKey },
): number {
  return left.record < right.record ? -1 : 1;
}
