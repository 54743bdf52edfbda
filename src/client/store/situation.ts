import type { HeldCode } from '#domain/access/judge-change.ts';
import { uuidTime } from '#domain/sync/uuid-v7.ts';
import type { LocalDatabase } from './database.ts';
import { readMeta } from './meta.ts';
import { readRows } from './read-rows.ts';

/** Where the data is, counted from the rows themselves: numbers that add up (on server + waiting + held = all). */
export interface Situation {
  readonly changes: {
    readonly all: number;
    /** Read back from the server in this epoch (S16). */
    readonly onServer: number;
    readonly waiting: number;
    readonly held: number;
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
  const [all, pending, held, { rows: twins }, conflicts, syncedAt] = await Promise.all([
    database.changes.count(),
    // Keys alone: after a day without a network hundreds wait, and each answer asks again.
    database.changes.where('pending').equals(1).primaryKeys(),
    readRows(database.changes, database.changes.where('held.code').above('')),
    readRows(database.twins, database.twins.toCollection()),
    database.records.where('conflict').equals(1).primaryKeys(),
    readMeta(database, 'syncedAt'),
  ]);
  const { rows: heldRows } = held;
  // Of one that cannot be read it is known that the office holds it, not why.
  const heldCount = heldRows.length + held.unreadable.length;
  const waitingByScope: Record<string, number> = {};
  for (const [scope] of pending) waitingByScope[scope] = (waitingByScope[scope] ?? 0) + 1;
  const files = await countFiles(database);
  return {
    changes: {
      all: all + twins.length,
      onServer: all - pending.length - heldCount,
      waiting: pending.length,
      held: heldCount + twins.length,
    },
    held: [
      ...heldRows.map(({ scope, record, field, held }) => ({
        scope,
        record,
        field,
        code: held?.code ?? ('invalid' as const),
        reason: held?.reason ?? '',
      })),
      ...twins.map(({ scope, record }) => ({
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
    waitingSince: earliest([...pending.map(([, id]) => uuidTime(id)), ...files.waitingSince]),
    syncedAt,
  };
}

interface CountedFiles {
  readonly counts: Situation['files'];
  readonly waitingSince: readonly number[];
}

async function countFiles(database: LocalDatabase): Promise<CountedFiles> {
  const waitingSince: number[] = [];
  let all = 0;
  let received = 0;
  let waitingBytes = 0;
  for (const row of await database.files.toArray()) {
    if (row.fetched === 1) continue;
    if (row.waiting === 1) {
      waitingBytes += row.size;
      waitingSince.push(row.storedAt);
    }
    if (row.priority === 0) continue;
    all += 1;
    if (row.waiting !== 1) received += 1;
  }
  return { counts: { all, received, waitingBytes }, waitingSince };
}

/** Folded, not spread: thousands may wait. */
function earliest(times: readonly number[]): number | null {
  return times.reduce<number | null>(
    (first, time) => (first === null || time < first ? time : first),
    null,
  );
}
