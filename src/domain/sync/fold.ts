/**
 * The fold: from a SET of changes to what a screen shows. Pure: order, repetition, grouping and
 * route of the changes make no difference (S5), so two tablets that hold the same set show the same.
 */
import { groupBy } from '#domain/kernel/group-by.ts';
import { sameValue, type Change, type JsonValue } from './change.ts';
import type { RecordKey, Scope } from './scope.ts';

/** A field whose value is the list of heads that the deleter saw, or null for undelete (S7). */
export const deletedField = 'deleted';

export interface FoldedField {
  readonly value: JsonValue;
  /** What nobody has written over, the one shown first in front. Never empty. */
  readonly heads: readonly Change[];
  /** Heads of different value: all are kept and shown until a person settles it. */
  readonly conflict: boolean;
}

export interface FoldedRecord {
  readonly scope: Scope;
  readonly record: RecordKey;
  readonly fields: Readonly<Record<string, FoldedField>>;
  /** Somebody deleted exactly what stands here: out of sight, never out of the log. */
  readonly deleted: boolean;
  /** Deleted by one and edited by another meanwhile: stays visible, in conflict (S7). */
  readonly deletedMeanwhile: boolean;
}

/** The heads of one field: changes that no other known change of that field names (S4). */
export function fieldHeads(changes: readonly Change[]): readonly Change[] {
  const unique = [...new Map(changes.map((change) => [change.id, change])).values()];
  const named = new Set<string>();
  for (const change of unique) {
    for (const id of change.over) if (id !== change.id) named.add(id);
  }
  const heads = unique.filter((change) => !named.has(change.id));
  return (heads.length > 0 ? heads : unique).toSorted(shownFirst);
}

/** Folds the changes of one field; `undefined` when there are none. */
export function foldField(changes: readonly Change[]): FoldedField | undefined {
  const heads = fieldHeads(changes);
  const [first] = heads;
  if (first === undefined) return undefined;
  return {
    value: first.value,
    heads,
    conflict: heads.some((head) => !sameValue(head.value, first.value)),
  };
}

/**
 * Folds the changes of one record. `isKnown` says which fields this version understands: the rest
 * is stored and passed on but left out of the fold (S9).
 */
export function foldRecord(
  changes: readonly Change[],
  isKnown: (field: string) => boolean,
): FoldedRecord | undefined {
  const [any] = changes;
  if (any === undefined) return undefined;
  const byField = groupBy(changes, (change) => change.field);
  const fields: Record<string, FoldedField> = {};
  for (const [field, ofField] of byField) {
    if (field === deletedField || !isKnown(field)) continue;
    const folded = foldField(ofField);
    if (folded) fields[field] = folded;
  }
  const deletion = foldDeletion(byField.get(deletedField) ?? [], byField);
  return { scope: any.scope, record: any.record, fields, ...deletion };
}

function foldDeletion(
  deletions: readonly Change[],
  byField: ReadonlyMap<string, readonly Change[]>,
): Pick<FoldedRecord, 'deleted' | 'deletedMeanwhile'> {
  const heads = fieldHeads(deletions);
  if (heads.length === 0 || heads.some((head) => head.value === null)) {
    return { deleted: false, deletedMeanwhile: false };
  }
  const seen = new Set(heads.flatMap((head) => (Array.isArray(head.value) ? head.value : [])));
  const standing = [...byField].flatMap(([field, ofField]) =>
    field === deletedField ? [] : fieldHeads(ofField),
  );
  const editedMeanwhile = standing.some((head) => !seen.has(head.id));
  return { deleted: !editedMeanwhile, deletedMeanwhile: editedMeanwhile };
}

/** Greatest (at, id) first (S5). */
function shownFirst(left: Change, right: Change): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return left.id < right.id ? 1 : left.id > right.id ? -1 : 0;
}
