import type { HeldCode } from '#domain/access/judge-change.ts';
import { uuidTime } from '#domain/sync/uuid-v7.ts';
import type { LocalDatabase } from './database.ts';
import { readMeta } from './meta.ts';
import { readRows } from './read-rows.ts';

/** Where the data is, counted from the rows themselves: numbers that add up (on server + waiting + held + staying = all). */
export interface Situation {
  readonly changes: {
    readonly all: number;
    /** Read back from the server in this epoch (S16). */
    readonly onServer: number;
    readonly waiting: number;
    readonly held: number;
  };
  /** What no exchange takes from here, counted nowhere else: it is carried to the office as a file. */
  readonly staying: {
    /** Changes that wait or are held in scopes that were taken away (S20). */
    readonly changes: number;
    /** Originals of photos and documents that wait in them. */
    readonly files: number;
    /** Changes that were to be sent and that the browser cannot read. */
    readonly unreadable: number;
  };
  /** Held changes with the record they belong to, and own twins (S1). */
  readonly held: readonly {
    readonly scope: string;
    readonly record: string;
    readonly field: string;
    readonly code: HeldCode;
    readonly reason: string;
  }[];
  /** Records in which two people differ. */
  readonly conflicts: readonly { readonly scope: string; readonly record: string }[];
  /** Originals of photos and documents written here, not thumbnails. */
  readonly files: {
    readonly all: number;
    readonly received: number;
    readonly waitingBytes: number;
  };
  readonly waitingByScope: Readonly<Record<string, number>>;
  /** Wall time at which the oldest of what waits was written, change or file; `null` where nothing waits. */
  readonly waitingSince: number | null;
  readonly syncedAt: number | null;
}

export async function readSituation(database: LocalDatabase): Promise<Situation> {
  const [all, pending, held, twins, conflicts, scopes, unreadable, syncedAt] = await Promise.all([
    database.changes.count(),
    // Keys alone: after a day without a network hundreds wait, and each answer asks again.
    database.changes.where('pending').equals(1).primaryKeys(),
    readRows(database.changes, database.changes.where('held.code').above('')),
    readRows(database.twins, database.twins.toCollection()),
    database.records.where('conflict').equals(1).primaryKeys(),
    database.scopes.toArray(),
    readMeta(database, 'unreadable'),
    readMeta(database, 'syncedAt'),
  ]);
  const closed = new Set(scopes.flatMap((row) => (row.state === 'active' ? [] : [row.scope])));
  const isOpen = ({ scope }: { readonly scope: string }): boolean => !closed.has(scope);
  const waitingByScope: Record<string, number> = {};
  for (const [scope] of pending) waitingByScope[scope] = (waitingByScope[scope] ?? 0) + 1;
  const lost = new Set(unreadable?.map(([, id]) => id));
  const open = pending.filter(([scope]) => !closed.has(scope));
  const waiting = open.filter(([, id]) => !lost.has(id));
  // Of one that cannot be read it is known that the office holds it, not why.
  const heldCount = held.rows.length + held.unreadable.length;
  const openHeld = held.rows.filter(isOpen);
  const openTwins = twins.rows.filter(isOpen);
  const heldHere =
    openHeld.length +
    held.unreadable.filter(([scope]) => !closed.has(scope)).length +
    openTwins.length;
  const files = await countFiles(database, closed);
  return {
    changes: {
      all: all + twins.rows.length,
      onServer: all - pending.length - heldCount,
      waiting: waiting.length,
      held: heldHere,
    },
    staying: {
      changes: pending.length - open.length + heldCount + twins.rows.length - heldHere,
      files: files.staying,
      unreadable: open.length - waiting.length,
    },
    held: [
      ...openHeld.map(({ scope, record, field, held: verdict }) => ({
        scope,
        record,
        field,
        code: verdict?.code ?? ('invalid' as const),
        reason: verdict?.reason ?? '',
      })),
      ...openTwins.map(({ scope, record }) => ({
        scope,
        record,
        field: '',
        code: 'id-reuse' as const,
        reason: '',
      })),
    ],
    conflicts: conflicts.map(([scope, record]) => ({ scope, record })),
    files: files.counts,
    waitingByScope,
    waitingSince: earliest([...waiting.map(([, id]) => uuidTime(id)), ...files.waitingSince]),
    syncedAt,
  };
}

interface CountedFiles {
  readonly counts: Situation['files'];
  readonly staying: number;
  readonly waitingSince: readonly number[];
}

async function countFiles(
  database: LocalDatabase,
  closed: ReadonlySet<string>,
): Promise<CountedFiles> {
  const waitingSince: number[] = [];
  let all = 0;
  let received = 0;
  let waitingBytes = 0;
  let staying = 0;
  for (const row of await database.files.toArray()) {
    if (row.fetched === 1) continue;
    if (closed.has(row.scope)) {
      // What the server has of it stays for some days, and nobody has to do anything about it.
      if (row.waiting === 1) staying += row.priority;
      continue;
    }
    if (row.waiting === 1) {
      waitingBytes += row.size;
      waitingSince.push(row.storedAt);
    }
    if (row.priority === 0) continue;
    all += 1;
    if (row.waiting !== 1) received += 1;
  }
  return { counts: { all, received, waitingBytes }, staying, waitingSince };
}

/** Folded, not spread: thousands may wait. */
function earliest(times: readonly number[]): number | null {
  return times.reduce<number | null>(
    (first, time) => (first === null || time < first ? time : first),
    null,
  );
}
