/** Which files have their receipt, wait for one, or are asked for again (S15, S28). */
import type { Scope } from '#domain/sync/scope.ts';
import { awaitingReceipt } from './awaiting-receipt.ts';
import type { FileRow, LocalDatabase } from './database.ts';

/** See `LocalStore.receivedFiles`. */
export async function receivedFiles(
  database: LocalDatabase,
): Promise<readonly { readonly scope: Scope; readonly sha256: string }[]> {
  const here = await database.bytes.toCollection().primaryKeys();
  const keys = new Set(here.map((key) => key.join('|')));
  const isAsked = ({ scope, sha256, waiting, linkFrom }: FileRow): boolean =>
    waiting !== 1 && (linkFrom !== undefined || keys.has(`${scope}|${sha256}`));
  return (await database.files.toArray()).flatMap((row) =>
    isAsked(row) ? [{ scope: row.scope as Scope, sha256: row.sha256 }] : [],
  );
}

/** See `LocalStore.settleFetched`. */
export async function settleFetched(
  database: LocalDatabase,
  scope: Scope,
): Promise<ReadonlySet<string>> {
  return database.transaction('rw', [database.files, database.scopes], async () => {
    if ((await database.scopes.get(scope))?.state !== 'active') return new Set<string>();
    const rows = await database.files.where('scope').equals(scope).toArray();
    const waited = rows.filter((row) => row.fetched === 1 && row.waiting === 1);
    await database.files.bulkPut(waited.map((row) => received(row, row.storedAt)));
    return new Set(waited.map((row) => row.sha256));
  });
}

/** See `LocalStore.markReceived`; `at`: wall time by the server. */
export function markReceived(
  database: LocalDatabase,
  scope: Scope,
  sha256: readonly string[],
  at: number,
): Promise<void> {
  return rewrite(database, scope, sha256, (row) => received(row, at));
}

/** See `LocalStore.markWaiting`. */
export function markWaiting(
  database: LocalDatabase,
  scope: Scope,
  sha256: readonly string[],
): Promise<void> {
  return rewrite(database, scope, sha256, awaitingReceipt);
}

async function rewrite(
  database: LocalDatabase,
  scope: Scope,
  sha256: readonly string[],
  work: (row: FileRow) => FileRow,
): Promise<void> {
  await database.transaction('rw', database.files, async () => {
    const rows = await database.files.bulkGet(
      sha256.map((hash): [string, string] => [scope, hash]),
    );
    await database.files.bulkPut(rows.flatMap((row) => (row ? [work(row)] : [])));
  });
}

function received({ waiting: _waiting, ...rest }: FileRow, receivedAt: number): FileRow {
  return { ...rest, receivedAt };
}
