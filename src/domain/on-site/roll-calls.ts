/** Who was to be there and who was, at each time the list was called. */
import { readField } from '#domain/sync/read-field.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { markField, personFields, rollCallFields } from './records.ts';

export const presenceStates = ['present', 'leave', 'business', 'absent'] as const;
export type PresenceState = (typeof presenceStates)[number];

export interface Presence {
  readonly state: PresenceState;
  readonly reason: string;
}

export interface Person {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly name: string;
  readonly post: string;
  readonly order: string;
}

export interface RollCall {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** Column of its marks. */
  readonly id: string;
  /** yyyy-mm-ddThh:mm as stated; '' where it cannot be read. */
  readonly at: string;
  readonly place: string;
}

/** Adds up: the four states and `open` are all people of the list. */
export interface RollCallTally extends Readonly<Record<PresenceState, number>> {
  readonly people: number;
  /** Absent, and no reason was written. */
  readonly withoutReason: number;
  /** Not called yet. */
  readonly open: number;
}

export function gatherPeople(records: readonly FoldedRecord[]): readonly Person[] {
  return ofKind(records, 'person')
    .map((folded) => ({
      ...{ record: folded.record, folded },
      name: readField(folded, 'name', personFields.name).value ?? '',
      post: readField(folded, 'post', personFields.post).value ?? '',
      order: readField(folded, 'order', personFields.order).value ?? '',
    }))
    .toSorted((a, b) => compare(a.order, b.order) || compare(a.record, b.record));
}

/** By the stated time, the earliest first. */
export function gatherRollCalls(records: readonly FoldedRecord[]): readonly RollCall[] {
  return ofKind(records, 'roll-call')
    .map((folded) => ({
      ...{ record: folded.record, folded, id: recordParts(folded.record).id },
      at: readField(folded, 'at', rollCallFields.at).value ?? '',
      place: readField(folded, 'place', rollCallFields.place).value ?? '',
    }))
    .toSorted((a, b) => compare(a.at, b.at) || compare(a.record, b.record));
}

export function presenceOf(person: Person, rollCall: Pick<RollCall, 'id'>): Presence | null {
  return readField(person.folded, markField(rollCall.id), personFields.mark).value ?? null;
}

export function rollCallTally(
  people: readonly Person[],
  rollCall: Pick<RollCall, 'id'>,
): RollCallTally {
  const called = people.map((person) => presenceOf(person, rollCall));
  const count = (state: PresenceState) => called.filter((one) => one?.state === state).length;
  return {
    people: people.length,
    ...{ present: count('present'), leave: count('leave') },
    ...{ business: count('business'), absent: count('absent') },
    withoutReason: called.filter((one) => one?.state === 'absent' && one.reason.trim() === '')
      .length,
    open: called.filter((one) => one === null).length,
  };
}

function ofKind(records: readonly FoldedRecord[], kind: string): readonly FoldedRecord[] {
  return records.filter(({ record, deleted }) => !deleted && recordParts(record).kind === kind);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
