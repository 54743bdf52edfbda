import type { HeldChange, Writable } from '../storage/port.ts';
import { heldEntries, writeAudit } from './audit-book.ts';
import { heldReasons } from './held-reasons.ts';

/**
 * Bytes that are held of one sender. Nobody's honest work comes near it; without it one account could
 * fill the database with what it may not write. What is not kept stays on the tablet that sent it,
 * held there, and comes again (S18).
 */
export const mostHeldBytes = 16 * 1024 * 1024;
/** What a row takes beside its content, its places in the indexes included: millions of tiny ones are no less. */
const bytesOfRow = 1024;

export interface KeptHeld {
  /** All of them, as they are to be told: a reason says where one was not kept. */
  readonly told: readonly HeldChange[];
  /** Kept, and not known before with this code. */
  readonly fresh: readonly HeldChange[];
}

/**
 * Keeps what one sender's push leaves held, as far as there is room for it: `mostBytes` of all he has sent.
 * The audit book tells of each row once: a sender who lets its code change again and again must not fill
 * the book. It comes last in a write, hence nothing but the book may be written after this.
 */
export async function keepHeld(
  data: Writable,
  changes: readonly HeldChange[],
  mostBytes = mostHeldBytes,
): Promise<KeptHeld> {
  const [first] = changes;
  if (first === undefined) return { told: [], fresh: [] };
  const known = await data.held.known(changes);
  const before = await data.held.amountOf(first.pushedBy);
  let bytes = before.bytes + before.rows * bytesOfRow;
  const told: HeldChange[] = [];
  const kept: HeldChange[] = [];
  for (const change of changes) {
    const more = known.has(change) ? 0 : Buffer.byteLength(change.content) + bytesOfRow;
    if (more === 0 || bytes + more <= mostBytes) {
      bytes += more;
      told.push(change);
      kept.push(change);
    } else told.push({ ...change, reason: `${heldReasons[change.code]} ${notKept}` });
  }
  await data.held.keep(kept);
  const rows = new Map(
    kept
      .filter((change) => !known.has(change))
      .map((change) => [`${change.changeId} ${change.digest}`, change]),
  );
  await writeAudit(data.audit, heldEntries([...rows.values()]));
  return { told, fresh: kept.filter((change) => known.get(change) !== change.code) };
}

const notKept =
  'The server keeps no more of this sender until the office has dealt with what it holds.';
