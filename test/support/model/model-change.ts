/** Changes and their fold, written anew for the model: it must not share a fault with the product. */
import type { RulesOff } from './model-rules.ts';

export type ModelValue = string | null | readonly string[];

export interface ModelChange {
  readonly id: string;
  readonly scope: string;
  readonly record: string;
  readonly field: string;
  readonly value: ModelValue;
  readonly over: readonly string[];
  readonly at: number;
  readonly by: string;
  readonly device: string;
}

const contents = new WeakMap<ModelChange, string>();

export function contentOf(change: ModelChange): string {
  let content = contents.get(change);
  if (content === undefined) {
    const { id, scope, record, field, value, over, at, by, device } = change;
    content = JSON.stringify([id, scope, record, field, value, over, at, by, device]);
    contents.set(change, content);
  }
  return content;
}

/** Adds a content to a running sum (XOR of 32-bit digests). */
export function addContent(sum: number, content: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < content.length; index += 1) {
    hash = Math.imul(hash ^ content.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return sum ^ hash ^ (hash >>> 16);
}

export interface ShownField {
  readonly heads: readonly string[];
  readonly winner: string;
  readonly value: ModelValue;
}

export interface ShownRecord {
  readonly fields: ReadonlyMap<string, ShownField>;
  readonly deletionHeads: readonly string[];
  readonly hidden: boolean;
}

export type Shown = ReadonlyMap<string, ShownRecord>;

/** What a screen shows of a scope, from its changes in the order of their arrival. */
export function showScope(changes: readonly ModelChange[], off: RulesOff): Shown {
  const namedAnywhere = new Set<string>();
  if (off.has('S4 same field')) {
    for (const change of changes)
      for (const id of change.over) if (id !== change.id) namedAnywhere.add(id);
  }
  const records = new Map<string, Map<string, ModelChange[]>>();
  for (const change of changes) {
    let fields = records.get(change.record);
    if (!fields) records.set(change.record, (fields = new Map()));
    const ofField = fields.get(change.field);
    if (ofField) ofField.push(change);
    else fields.set(change.field, [change]);
  }
  const shown = new Map<string, ShownRecord>();
  for (const [record, byField] of records) {
    const fields = new Map<string, ShownField>();
    let deletions: readonly ModelChange[] = [];
    for (const [field, ofField] of byField) {
      const heads = headsOf(ofField, namedAnywhere, off);
      if (field === 'deleted') deletions = heads;
      else if (heads.length > 0) fields.set(field, showField(heads, off));
    }
    shown.set(record, {
      fields,
      deletionHeads: deletions.map((head) => head.id).toSorted(),
      hidden: isHidden(deletions, fields, off),
    });
  }
  return shown;
}

/** One line a field: two screens are the same when these texts are. */
export function shownText(shown: Shown): string {
  return [...shown]
    .flatMap(([record, { fields, deletionHeads, hidden }]) => [
      `${record} ${hidden ? 'hidden' : 'visible'} ${deletionHeads.join()}`,
      ...[...fields].map(
        ([field, { winner, heads }]) => `${record}.${field} ${winner} ${heads.join()}`,
      ),
    ])
    .toSorted()
    .join('\n');
}

function headsOf(
  ofField: readonly ModelChange[],
  namedAnywhere: ReadonlySet<string>,
  off: RulesOff,
): readonly ModelChange[] {
  const named = new Set<string>(namedAnywhere);
  for (const change of ofField) for (const id of change.over) if (id !== change.id) named.add(id);
  const heads = ofField.filter((change) => !named.has(change.id));
  return heads.length > 0 || off.has('S4 all named') ? heads : ofField;
}

function showField(heads: readonly ModelChange[], off: RulesOff): ShownField {
  let first = heads[0]!;
  for (const head of heads) {
    const later = head.at > first.at || (head.at === first.at && head.id > first.id);
    if (later || off.has('S5 order')) first = head;
  }
  return { heads: heads.map((head) => head.id).toSorted(), winner: first.id, value: first.value };
}

function isHidden(
  deletions: readonly ModelChange[],
  fields: ReadonlyMap<string, ShownField>,
  off: RulesOff,
): boolean {
  const lists = deletions.flatMap((head) =>
    Array.isArray(head.value) ? [head.value as string[]] : [],
  );
  if (lists.length === 0) return false;
  if (lists.length < deletions.length && !off.has('S7 undelete')) return false;
  if (off.has('S7 heads outside the list')) return true;
  const listed = new Set(lists.flat());
  return [...fields.values()].every((field) => field.heads.every((id) => listed.has(id)));
}
