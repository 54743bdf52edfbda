/**
 * What the person did last, and whether it can be taken back. Taking back is one more change that
 * names what it saw (S3): the log is never rewritten, and what somebody wrote afterwards is never
 * written over.
 */
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';

/** One field that an act wrote. */
export interface ActEntry {
  readonly record: RecordKey;
  readonly field: string;
  /** Item code, or whatever the field is called on the screen. */
  readonly code: string;
  /** What stood there. */
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** The heads that the act replaced. */
  readonly seen: readonly string[];
  /** The change that it wrote; after it was taken back, the change that did so. */
  readonly change: ChangeId;
}

export interface RecentAct {
  /** Counts up: the key in a list. */
  readonly number: number;
  /** 'C17: Đạt'. */
  readonly words: string;
  /** What stood there in words, where that is short. */
  readonly wordsBefore: string | null;
  /** Wall time of the commit, in ms since 1970. */
  readonly at: number;
  readonly entries: readonly ActEntry[];
  readonly takenBack: boolean;
}

/** The last acts, the newest first. */
export const KEPT_ACTS = 20;

/** Whose later word keeps an entry from being taken back; `null`: nobody's. */
export type LaterWord = { readonly by: string } | null;

type Records = ReadonlyMap<RecordKey, FoldedRecord>;

/** An entry can be taken back as long as its own change is all that stands in the field. */
export function laterWord(entry: ActEntry, records: Records, me: string): LaterWord {
  const heads = records.get(entry.record)?.fields[entry.field]?.heads ?? [];
  if (heads.length === 1 && heads[0]?.id === entry.change) return null;
  const others = heads.filter(({ id }) => id !== entry.change);
  return { by: (others.find(({ by }) => by !== me) ?? others[0])?.by ?? me };
}

/** What takes these entries back, or does them again: the value, over their own changes alone. */
export function turnEdits(
  scope: Scope,
  entries: readonly ActEntry[],
  to: 'before' | 'after',
): readonly Edit[] {
  return entries.map((entry) => ({
    scope,
    record: entry.record,
    field: entry.field,
    value: entry[to],
    seen: [entry.change],
  }));
}

/**
 * Puts a new act in front. What one session wrote into one field (it always names the same heads) is
 * one act, however often it was stored while typing, and goes back to where the session began.
 */
export function withAct(acts: readonly RecentAct[], act: RecentAct): readonly RecentAct[] {
  const earlier = acts.find((other) => isOfSession(other, act));
  if (earlier === undefined) return [act, ...acts].slice(0, KEPT_ACTS);
  const [from] = earlier.entries;
  const entries = act.entries.map((entry) => (from ? { ...entry, before: from.before } : entry));
  const { number, wordsBefore } = earlier;
  return [{ ...act, number, wordsBefore, entries }, ...acts.filter((other) => other !== earlier)];
}

function isOfSession(earlier: RecentAct, act: RecentAct): boolean {
  const [before, ...others] = earlier.entries;
  const [now] = act.entries;
  return (
    before !== undefined &&
    now !== undefined &&
    others.length === 0 &&
    act.entries.length === 1 &&
    !earlier.takenBack &&
    before.record === now.record &&
    before.field === now.field &&
    before.seen.toSorted().join() === now.seen.toSorted().join()
  );
}

/** The act was turned by these changes, entry by entry: earlier acts whose value stands again follow them. */
export function withTurned(
  acts: readonly RecentAct[],
  number: number,
  turned: ReadonlyMap<ActEntry, ChangeId>,
): readonly RecentAct[] {
  const follows = ({ change, record, field }: ActEntry): ChangeId | undefined => {
    for (const [entry, id] of turned) {
      if (entry.record !== record || entry.field !== field) continue;
      if (entry.seen.includes(change)) return id;
    }
    return undefined;
  };
  return acts.map((act) => {
    if (act.number !== number) {
      const entries = act.entries.map((entry) => {
        const id = follows(entry);
        return id === undefined ? entry : { ...entry, change: id };
      });
      return { ...act, entries };
    }
    const entries = act.entries.map((entry) => {
      const id = turned.get(entry);
      return id === undefined ? entry : { ...entry, change: id };
    });
    return { ...act, entries, takenBack: !act.takenBack };
  });
}
