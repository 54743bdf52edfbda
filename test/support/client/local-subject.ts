/** What the contract of local stores looks at: how one is opened, and what it shows. */
import { changeSchema, type Change, type ChangeId, type JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeRecordKey, makeScope, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import type { Situation } from '#client/store/situation.ts';
import type { SyncStore } from '#client/store/sync-port.ts';

/** One change as it lies in the store: state and content. */
export interface StoredChange {
  readonly id: string;
  readonly record: string;
  readonly content: string;
  readonly left: boolean;
  readonly seq: number | null;
  readonly held: string | null;
  readonly pending: boolean;
}

export interface LocalSubject {
  readonly account: string;
  readonly device: string;
  readonly save: LocalStore['save'];
  readonly sync: SyncStore;
  readonly importWork: LocalStore['importWork'];
  readonly records: (scope: Scope) => Promise<readonly FoldedRecord[]>;
  readonly situation: () => Promise<Pick<Situation, 'changes' | 'held' | 'conflicts'>>;
  readonly stored: (scope: Scope) => Promise<readonly StoredChange[]>;
  readonly cursor: (scope: Scope) => Promise<{ seq: number; sum: string; state: string } | null>;
  /** Another window on the same data, as a second tab. */
  readonly secondTab: () => Promise<LocalSubject>;
}

export const visitOne: Scope = makeScope('visit', 'v1');
export const visitTwo: Scope = makeScope('visit', 'v2');
export const answerRecord: RecordKey = makeRecordKey('answer', 'list-a/A1');

export function noteEdit(
  value: string,
  seen: readonly ChangeId[] = [],
  record = answerRecord,
  scope = visitOne,
): Edit {
  return { scope, record, field: 'note', value, seen };
}

export const everything = { changes: 2000, bytes: 900_000 };

let made = 0;

/** A change of a colleague's tablet. */
export function colleagueChange(
  value: JsonValue,
  over: readonly string[] = [],
  parts: Partial<Change> = {},
): Change {
  made += 1;
  return changeSchema.parse({
    id: `018f0000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`,
    scope: visitOne,
    record: answerRecord,
    field: 'note',
    value,
    over,
    at: `2022-04-14T01:00:00.${String(made % 1000).padStart(3, '0')}Z-0000`,
    by: 'colleague',
    device: 'other-tablet',
    ...parts,
  });
}
