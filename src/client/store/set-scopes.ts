/** Scopes come and go with the directory (S10, S18, S20). */
import { sameCursor, startCursor, type ReplicaCursor } from '#domain/sync/replica.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { allRows, clearMarks, commitLog, heldRecords, unmarked } from './commit-log.ts';
import type { ChangeRow, FileRow } from './database.ts';
import { readMeta } from './meta.ts';
import { readRows } from './read-rows.ts';
import { backedUpAfterMilliseconds } from './received-pictures.ts';
import type { StoreContext } from './save-edits.ts';

/**
 * Takes note of what the account may read now. A new scope begins at 0; one that is gone from the
 * directory stays as it is until the server has said `revoked` of it, since a restored directory
 * may have lost what only this tablet still has (S20). Held changes are to be judged anew (S18).
 */
export async function setScopes(context: StoreContext, readable: readonly Scope[]): Promise<void> {
  const { database } = context;
  await database.transaction('rw', database.scopes, async () => {
    for (const scope of readable) {
      const row = await database.scopes.get(scope);
      if (row?.state === 'active') continue;
      await database.scopes.put({ scope, ...(row ?? startCursor), state: 'active' });
    }
  });
  await judgeHeldAnew(context);
}

/** Marks every held change as to be pushed again; until it is judged it is part of the fold. */
async function judgeHeldAnew(context: StoreContext): Promise<void> {
  const { changes } = context.database;
  const { rows: held } = await readRows(changes, changes.where('held.code').above(''));
  for (const scope of new Set(held.map((row) => row.scope))) {
    await commitLog(context, {
      scope,
      records: held.filter((row) => row.scope === scope).map((row) => row.record),
      rewrite: (_record, rows) => rows.map((row) => (row.held ? pendingAgain(row) : row)),
      beside: async () => true,
    });
  }
}

function pendingAgain(row: ChangeRow): ChangeRow {
  const { held: _held, ...rest } = row;
  return { ...rest, pending: 1 };
}

/**
 * A scope was withdrawn (S20). Proven: the server holds exactly what was read here, so read-back
 * records are forgotten and only what it never gave back is kept. Not proven: nothing counts as
 * sent, the whole scope is hidden and pushed, and the office finds it among the held. Neither
 * happens when epoch or cursor are no longer what the answer was about (S17).
 */
export async function withdrawScope(
  context: StoreContext,
  scope: Scope,
  proven: boolean,
  about: { readonly epoch: string; readonly cursor: ReplicaCursor },
): Promise<void> {
  const { database } = context;
  const row = await database.scopes.get(scope);
  if (!row || row.state === 'withdrawn' || (row.state === 'unproven' && !proven)) return;
  const asSent = async (): Promise<boolean> => {
    const now = await database.scopes.get(scope);
    if (now === undefined || !sameCursor(now, about.cursor)) return false;
    return (await readMeta(database, 'epoch')) === about.epoch;
  };
  if (!proven) {
    const held = await heldRecords(context, scope);
    await commitLog(context, {
      scope,
      records: held,
      rewrite: (_record, rows) => rows.map((entry) => unmarked(entry)),
      beside: async () => {
        if (!(await asSent()) || !(await clearMarks(context, scope, held))) return false;
        await database.scopes.put({ scope, ...startCursor, state: 'unproven' });
        return true;
      },
      touchesFiles: true,
    });
    return;
  }
  const rows = await allRows(context, scope);
  await commitLog(context, {
    scope,
    records: rows.map((entry) => entry.record),
    rewrite: (_record, ofRecord) => ofRecord.filter((entry) => entry.seq === undefined),
    beside: async () => {
      if (!(await asSent())) return false;
      await database.scopes.put({ scope, ...startCursor, state: 'withdrawn' });
      // Without changes every sum is right, and after a reset it is: then it says nothing of files.
      if (row.state === 'active' && row.seq > 0) await forgetFiles(context, scope);
      return true;
    },
    touchesFiles: true,
  });
}

/**
 * What the server has of a withdrawn scope leaves the device with its records (invariant 42). What
 * waits stays until it is handed in or exported, so do bytes that another scope shows as its own, and
 * for some days what was taken here (decision 0030).
 */
async function forgetFiles(context: StoreContext, scope: Scope): Promise<void> {
  const { database } = context;
  const now = await serverTime(context);
  const rows = await database.files.toArray();
  const needed = new Set(
    rows.flatMap((row) =>
      row.linkFrom === scope || (row.scope === scope && row.waiting === 1) ? [row.sha256] : [],
    ),
  );
  const gone = rows.flatMap((row): [string, string][] => {
    if (row.scope !== scope || needed.has(row.sha256) || isYoung(row, now)) return [];
    return [[scope, row.sha256]];
  });
  await database.files.bulkDelete(gone);
  await database.bytes.bulkDelete(gone);
}

/** Until a daily backup had its chance twice, the server may lose it and only this device have it. */
const isYoung = ({ madeHere, receivedAt = 0 }: FileRow, now: number): boolean =>
  madeHere === 1 && receivedAt > now - backedUpAfterMilliseconds;

/** Of its last answer, so never ahead of it: this device's clock may be years off. */
async function serverTime({ database, clock }: StoreContext): Promise<number> {
  return (await readMeta(database, 'answered'))?.server ?? clock();
}

/** After each exchange: what was kept for its age when its scope was withdrawn goes once it is old enough. */
export async function forgetOldFiles(context: StoreContext): Promise<void> {
  const { database } = context;
  const now = await serverTime(context);
  for (const row of await database.scopes.toArray()) {
    if (row.state !== 'withdrawn') continue;
    const files = await database.files.where('scope').equals(row.scope).toArray();
    if (!files.some((file) => isKept(file) && !isYoung(file, now))) continue;
    await database.transaction(
      'rw',
      [database.scopes, database.files, database.bytes, database.meta],
      async () => {
        if ((await database.scopes.get(row.scope))?.state !== 'withdrawn') return;
        await forgetFiles(context, row.scope as Scope);
      },
    );
  }
}

const isKept = ({ madeHere, waiting }: FileRow): boolean => madeHere === 1 && waiting !== 1;
