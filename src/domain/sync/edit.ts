/**
 * From what a person did on a screen to the change that records it: rules S1 and S3 in one place.
 */
import type { Change, ChangeId, JsonValue } from './change.ts';
import type { Stamp } from './hybrid-clock.ts';
import type { RecordKey, Scope } from './scope.ts';

/** What a person did: one field of one record gets a value. */
export interface Edit {
  readonly scope: Scope;
  readonly record: RecordKey;
  readonly field: string;
  readonly value: JsonValue;
  /**
   * The heads that stood on the screen when the edit began, never what the store holds now: a
   * colleague's change that arrived while one typed is a conflict, not a victim (S3).
   */
  readonly seen: readonly ChangeId[];
}

/** What the device knows of a change beside its content. */
export interface KnownChange {
  readonly change: Change;
  /** Went out, or may have gone out: never altered or folded away from then on (S2). */
  readonly left: boolean;
  /** Read back from the server in this epoch (S16). */
  readonly readBack: boolean;
  /**
   * Written on this device. Not told from `by` and `device`: a cloned tablet has the same ones, and
   * its work is a colleague's as far as what this screen showed is concerned.
   */
  readonly written: boolean;
}

export interface EditIdentity {
  readonly id: ChangeId;
  readonly at: Stamp;
  readonly by: string;
  readonly device: string;
}

export interface EditPlan {
  readonly change: Change;
  /** Own unsent edits that the new change replaces (S1). */
  readonly dropped: readonly ChangeId[];
}

/**
 * Plans the change for an edit. `known` is every change of that field on this device, held ones
 * included. The writer's own changes since the edit began count as seen.
 */
export function planEdit(edit: Edit, who: EditIdentity, known: readonly KnownChange[]): EditPlan {
  const byId = new Map(known.map((entry) => [entry.change.id, entry]));
  const replaced = replacedForAll(known);
  const own = ownSince(edit.seen, known, replaced);
  // What came back from the server has left, even where a restored tablet has lost its mark (S2).
  const unsent = own.filter((entry) => !entry.left && !entry.readBack);
  const dropped = unsent.filter((entry) => !isNamedByOthers(entry, own, known));
  const droppedIds = new Set(dropped.map((entry) => entry.change.id));
  const over = new Set<ChangeId>();
  const name = (id: ChangeId): void => {
    if (over.has(id) || droppedIds.has(id)) return;
    over.add(id);
    const entry = byId.get(id);
    // An unread head may never reach the others: name what it names, or they would see an old value return (S3).
    if (entry && !entry.readBack) entry.change.over.forEach(name);
  };
  for (const id of edit.seen) if (!droppedIds.has(id)) name(id);
  // What is replaced for all needs no name: a text that is typed for days would name all its past.
  for (const { change } of own) {
    if (!droppedIds.has(change.id) && !replaced.has(change.id)) name(change.id);
  }
  for (const entry of dropped) entry.change.over.forEach(name);
  return {
    change: {
      id: who.id,
      scope: edit.scope,
      record: edit.record,
      field: edit.field,
      value: edit.value as Change['value'],
      over: [...over].toSorted(),
      at: who.at,
      by: who.by,
      device: who.device,
    },
    dropped: [...droppedIds],
  };
}

/** Ids that a change names which came back from the server: whoever reads that one sees them replaced. */
function replacedForAll(known: readonly KnownChange[]): ReadonlySet<string> {
  return new Set(known.flatMap(({ readBack, change }) => (readBack ? change.over : [])));
}

/**
 * The writer's own changes on this device that follow from what was seen. One that is not replaced
 * for all counts as well: what it followed from may have been folded away by it (S1), so that a
 * screen which still names that one would else end in conflict with its own writer.
 */
function ownSince(
  seen: readonly ChangeId[],
  known: readonly KnownChange[],
  replaced: ReadonlySet<string>,
): readonly KnownChange[] {
  const reached = new Set<string>(seen);
  const own = new Set<KnownChange>();
  const candidates = known.filter((entry) => entry.written);
  let grew = true;
  while (grew) {
    grew = false;
    for (const entry of candidates) {
      if (own.has(entry)) continue;
      const follows =
        reached.has(entry.change.id) ||
        entry.change.over.length === 0 ||
        entry.change.over.some((id) => reached.has(id)) ||
        !replaced.has(entry.change.id);
      if (!follows) continue;
      own.add(entry);
      reached.add(entry.change.id);
      grew = true;
    }
  }
  return [...own];
}

function isNamedByOthers(
  entry: KnownChange,
  own: readonly KnownChange[],
  known: readonly KnownChange[],
): boolean {
  return known.some(
    (other) =>
      other !== entry &&
      other.change.over.includes(entry.change.id) &&
      (other.left || !own.includes(other)),
  );
}
