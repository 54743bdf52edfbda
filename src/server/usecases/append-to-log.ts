/**
 * Appends accepted changes to a scope's log and, in follow-ups, to the unit's view of it. The one
 * place where numbers and sums are given (S14, S15, S21); must run inside a write that holds the
 * lock of the scope.
 */
import { publishedRecords, recordsMadeVisible } from '#domain/followup/unit-view.ts';
import { addToSum, emptySum, type Change } from '#domain/sync/change.ts';
import { filesNamed } from '#domain/sync/files-named.ts';
import { scopeParts, type Scope } from '#domain/sync/scope.ts';
import type { LogHead, NewChange, Writable } from '../storage/port.ts';

export interface AcceptedChange {
  readonly change: Change;
  readonly content: string;
  readonly digest: string;
  /** Account whose session pushed it. */
  readonly pushedBy: string;
  /** The unit's own session pushed it: the unit sees the record. */
  readonly byUnit: boolean;
}

export interface Appended {
  /** What came into the whole log, in its order. */
  readonly rows: readonly NewChange[];
  /** Head of the whole log afterwards. */
  readonly head: LogHead;
  /** Head of the unit's view, `null` where it did not move. */
  readonly unitHead: LogHead | null;
  /** The visit is disclosed from now on. */
  readonly firstPublication: boolean;
}

const start: LogHead = { seq: 0, sum: emptySum };

/**
 * `again` are changes that the log holds already and the unit has pushed itself: they come into its
 * view, as it would otherwise never read back its own work that somebody else had handed in.
 */
export async function appendToLog(
  data: Writable,
  scope: Scope,
  received: string,
  accepted: readonly AcceptedChange[],
  again: readonly AcceptedChange[],
): Promise<Appended> {
  let head = (await data.changes.heads([scope], 'whole')).get(scope) ?? start;
  const rows = accepted.map(({ change, content, digest, pushedBy, byUnit }): NewChange => {
    head = { seq: head.seq + 1, sum: addToSum(head.sum, digest) };
    return {
      ...head,
      id: change.id,
      record: change.record,
      content,
      digest,
      received,
      relayedBy: change.by === pushedBy ? null : pushedBy,
      files: filesNamed(change),
      byUnit,
    };
  });
  await data.changes.append(scope, rows);
  const inView = scopeParts(scope).kind === 'followup';
  const unitHead = inView ? await extendUnitView(data, scope, [...accepted, ...again]) : null;
  const publishes = inView && accepted.some(({ change }) => publishedRecords(change).length > 0);
  const firstPublication = publishes && !(await data.changes.publishedScopes()).includes(scope);
  if (firstPublication) await data.changes.markPublished(scope);
  return { rows, head, unitHead, firstPublication };
}

/** Numbers every change of a visible record that has no number in the unit's view yet (S21). */
async function extendUnitView(
  data: Writable,
  scope: Scope,
  changes: readonly AcceptedChange[],
): Promise<LogHead | null> {
  const visible = await data.changes.visibleRecords(scope);
  const made = new Set(changes.flatMap(({ change, byUnit }) => recordsMadeVisible(change, byUnit)));
  const newlyVisible = [...made].filter((record) => !visible.has(record));
  await data.changes.addVisibleRecords(scope, newlyVisible);
  const touched = new Set(newlyVisible);
  for (const { change } of changes) if (visible.has(change.record)) touched.add(change.record);
  if (touched.size === 0) return null;
  const hidden = await data.changes.hiddenOf(scope, [...touched]);
  if (hidden.length === 0) return null;
  let head = (await data.changes.heads([scope], 'unit')).get(scope) ?? start;
  const entries = hidden.map(({ seq, digest }) => {
    head = { seq: head.seq + 1, sum: addToSum(head.sum, digest) };
    return { seq, view: head };
  });
  await data.changes.addToUnitView(scope, entries);
  return head;
}
