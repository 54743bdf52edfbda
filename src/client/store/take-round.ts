import type { PushEntry, Round, RoundLimits } from './sync-port.ts';
import { startCursor, type ReplicaCursor } from '#domain/sync/replica.ts';
import { utf8Length } from '#domain/sync/change.ts';
import { scopeSchema, type Scope } from '#domain/sync/scope.ts';
import { openContents } from './change-rows.ts';
import type { ChangeRow, LocalDatabase } from './database.ts';
import { healChanges } from './heal-changes.ts';
import { takeLot } from './lots.ts';
import { readMeta, writeMeta } from './meta.ts';
import { readEach, readRows } from './read-rows.ts';
import type { StoreContext } from './save-edits.ts';

/**
 * Chooses what the next request carries and marks it as left, committed, before its first byte can
 * go out (S2). Only then are contents opened: what is returned can no longer be altered. What waits
 * in a withdrawn scope goes too, without a cursor: the office finds it among the held (S20).
 */
export async function takeRound(
  context: StoreContext,
  limits: RoundLimits,
  skip: ReadonlySet<string>,
): Promise<Round> {
  const passed = new Set(skip);
  for (;;) {
    const taken = await markLeft(context.database, limits, passed);
    if (taken.lost.length > 0 && (await healChanges(context, taken.lost)) > 0) continue;
    const push = await openPush(context, taken, limits);
    if (push.length > 0 || taken.rows.length === 0) {
      return { epoch: taken.epoch, cursors: taken.cursors, push };
    }
    // Nothing of these can be read: they stay, but must not stand before all others.
    for (const row of taken.rows) passed.add(row.id);
  }
}

async function openPush(
  { cipher }: StoreContext,
  { rows, cursors }: Taken,
  limits: RoundLimits,
): Promise<readonly PushEntry[]> {
  const push: PushEntry[] = [];
  let bytes = utf8Length(JSON.stringify(Object.fromEntries(cursors)));
  for (const { row, content } of await openContents(cipher, rows)) {
    bytes += utf8Length(content) + 16;
    if (push.length > 0 && bytes > limits.bytes) break;
    const entry = pushEntry(row, content);
    if (entry) push.push(entry);
  }
  return push;
}

interface Taken {
  readonly epoch: string | null;
  readonly cursors: ReadonlyMap<Scope, ReplicaCursor>;
  readonly rows: readonly ChangeRow[];
  /** Keys of what was to be taken too and cannot be read. */
  readonly lost: readonly [string, string][];
}

async function markLeft(
  database: LocalDatabase,
  limits: RoundLimits,
  skip: ReadonlySet<string>,
): Promise<Taken> {
  return database.transaction(
    'rw',
    [database.changes, database.scopes, database.meta],
    async () => {
      const cursors = new Map<Scope, ReplicaCursor>();
      for (const row of await database.scopes.toArray()) {
        const scope = scopeSchema.safeParse(row.scope);
        if (!scope.success || row.state === 'withdrawn') continue;
        cursors.set(scope.data, row.seq === 0 ? startCursor : { seq: row.seq, sum: row.sum });
      }
      const { rows, lost } = await readPending(database, limits.changes, skip);
      if (rows.length > 0) await takeLot(database);
      await noteUnreadable(database, lost);
      return { epoch: await readMeta(database, 'epoch'), cursors, rows, lost };
    },
  );
}

/**
 * Read at once; by their keys only where something waits before others that was sent already or cannot
 * be read: that is passed over.
 */
async function readPending(
  database: LocalDatabase,
  most: number,
  skip: ReadonlySet<string>,
): Promise<Pick<Taken, 'rows' | 'lost'>> {
  const { changes } = database;
  const pending = () => changes.where('pending').equals(1);
  const first = await readRows(changes, pending().limit(most));
  if (first.unreadable.length === 0 && first.rows.every((row) => !skip.has(row.id)))
    return { rows: first.rows, lost: [] };
  const keys = (await pending().primaryKeys()).filter(([, id]) => !skip.has(id));
  const lost: [string, string][] = [];
  for (let start = 0; start < keys.length; start += most) {
    const asked = keys.slice(start, start + most);
    const found = await readEach(changes, asked);
    lost.push(...asked.filter((_, index) => found[index] === null));
    const rows = found.flatMap((row) => (row ? [row] : []));
    if (rows.length > 0) return { rows, lost };
  }
  return { rows: [], lost };
}

/** For the counts: what is sent later, because it could be read after all, is not among those that wait. */
async function noteUnreadable(
  database: LocalDatabase,
  lost: readonly [string, string][],
): Promise<void> {
  if (lost.length === 0) return;
  const known = (await readMeta(database, 'unreadable')) ?? [];
  const ids = new Set(known.map(([, id]) => id));
  const more = lost.filter(([, id]) => !ids.has(id));
  if (more.length > 0) await writeMeta(database, 'unreadable', [...known, ...more]);
}

/** A payload that cannot be read stays where it is and is shown as unreadable; it is never sent half. */
function pushEntry(row: ChangeRow, content: string): PushEntry | null {
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return {
      scope: scopeSchema.parse(row.scope),
      id: row.id,
      content: parsed as Record<string, unknown>,
      mine: row.written === 1 || row.confirmed === 1,
    };
  } catch {
    return null;
  }
}
