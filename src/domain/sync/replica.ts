/**
 * What a tablet does with an answer, decided purely: the store only carries the outcome out, in one
 * transaction a scope. Rules S1 (twins), S15, S16, S17 and S20 live here.
 */
import {
  addToSum,
  changeContent,
  changeSchema,
  contentDigest,
  emptySum,
  type Change,
  type ChangeId,
} from './change.ts';
import type { Scope } from './scope.ts';

/** How far a scope has been read in an epoch. */
export interface ReplicaCursor {
  readonly seq: number;
  readonly sum: string;
}

export const startCursor: ReplicaCursor = { seq: 0, sum: emptySum };

/** One change of an answer; without `content` it is one that this very round pushed. */
export interface ServedEntry {
  readonly id: ChangeId;
  readonly seq: number;
  readonly received: string;
  readonly relayedBy?: string | undefined;
  readonly content?: Readonly<Record<string, unknown>> | undefined;
}

export interface ServedScope {
  readonly scope: Scope;
  readonly from: number;
  readonly entries: readonly ServedEntry[];
  readonly cursor: ReplicaCursor;
}

/** The state of a scope here, as far as an answer depends on it. */
export interface ReplicaScope {
  readonly epoch: string | null;
  readonly cursor: ReplicaCursor;
  /** Digest of the content that is stored here under an id. */
  digestOf(id: ChangeId): string | undefined;
}

/** What is to be marked on a change that is here already. */
export interface ReadBackMark {
  readonly id: ChangeId;
  readonly seq: number;
  readonly received: string;
  readonly relayedBy?: string | undefined;
  /**
   * Account whose own session brought it, of its own writing; absent where the answer does not show it.
   * Reserved fields are in no log but so (S19).
   */
  readonly broughtBy?: string;
}

/** What is to be stored because it was not here, or was here with other content. */
export interface ServedRow extends ReadBackMark {
  readonly change: Change;
  readonly content: string;
  readonly digest: string;
}

export type AnswerPlan =
  /** Epoch or cursor here are no longer those that were sent: changes nothing (S17). */
  | { readonly type: 'stale' }
  /** Gaps, a wrong sum, unreadable entries: changes nothing, and is reported. */
  | { readonly type: 'damaged'; readonly why: string }
  | {
      readonly type: 'apply';
      /** The server's past is another one: clear cursor and all marks, push everything again (S15). */
      readonly reset: boolean;
      readonly marks: readonly ReadBackMark[];
      readonly inserts: readonly ServedRow[];
      /** Here with other content: the server's stands, ours goes to the held list (S1). */
      readonly twins: readonly ServedRow[];
      readonly cursor: ReplicaCursor;
    };

export function planAnswer(
  local: ReplicaScope,
  sent: { readonly epoch: string | null; readonly cursor: ReplicaCursor },
  answer: { readonly epoch: string; readonly scope: ServedScope },
): AnswerPlan {
  if (local.epoch !== sent.epoch || !sameCursor(local.cursor, sent.cursor))
    return { type: 'stale' };
  const { from, entries, cursor } = answer.scope;
  const otherPast = answer.epoch !== sent.epoch || from !== sent.cursor.seq;
  if (otherPast && from !== 0) return damaged('begins neither at the cursor nor at 0');
  let { seq, sum } = otherPast ? startCursor : sent.cursor;
  const marks: ReadBackMark[] = [];
  const inserts: ServedRow[] = [];
  const twins: ServedRow[] = [];
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq) return damaged(`number ${entry.seq} where ${seq} was due`);
    const here = local.digestOf(entry.id);
    if (entry.content === undefined) {
      if (here === undefined) return damaged(`no content for ${entry.id}`);
      sum = addToSum(sum, here);
      marks.push(markOf(entry));
      continue;
    }
    const row = rowOf(entry, entry.content, answer.scope.scope);
    if (row === null) return damaged(`entry ${seq} cannot be read`);
    sum = addToSum(sum, row.digest);
    if (here === undefined) inserts.push(row);
    else if (here === row.digest) marks.push(markOf(entry, row.change));
    else twins.push(row);
  }
  if (!sameCursor({ seq, sum }, cursor)) return damaged('number or sum at the end do not fit');
  // A first read begins at 0 by itself; only a past that was read before can turn out to be another one.
  const reset = otherPast && (sent.cursor.seq > 0 || sent.epoch !== null);
  return { type: 'apply', reset, marks, inserts, twins, cursor };
}

const damaged = (why: string): AnswerPlan => ({ type: 'damaged', why });

export function sameCursor(left: ReplicaCursor, right: ReplicaCursor): boolean {
  return left.seq === right.seq && left.sum === right.sum;
}

function markOf(entry: ServedEntry, change?: Change): ReadBackMark {
  const { id, seq, received, relayedBy } = entry;
  if (relayedBy !== undefined) return { id, seq, received, relayedBy };
  return { id, seq, received, ...(change ? { broughtBy: change.by } : {}) };
}

function rowOf(
  entry: ServedEntry,
  received: Readonly<Record<string, unknown>>,
  scope: Scope,
): ServedRow | null {
  const parsed = changeSchema.safeParse(received);
  if (!parsed.success || parsed.data.id !== entry.id || parsed.data.scope !== scope) return null;
  const content = changeContent(received);
  const { data: change } = parsed;
  return { ...markOf(entry, change), change, content, digest: contentDigest(content) };
}
