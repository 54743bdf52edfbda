/** Full-size pictures that the server has given a receipt for, and taking their bytes off the device (S28). */
import type { Scope } from '#domain/sync/scope.ts';
import type { FileRow, LocalDatabase } from './database.ts';

/** Bytes that the server has too. */
export interface ReceivedPicture {
  readonly scope: Scope;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * A server may be put back to its last backup, and then has lost what came after it: what was made here
 * stays until a daily backup has had its chance twice, and one day more.
 */
export const backedUpAfterMilliseconds = 3 * 24 * 3600 * 1000;

/** `now` is wall time by the server, as the receipts are: the device's own clock may have been years off. */
export async function receivedPictures(
  database: LocalDatabase,
  from: number,
  now: number,
): Promise<readonly ReceivedPicture[]> {
  const rows = await database.files.bulkGet(await database.bytes.toCollection().primaryKeys());
  return rows
    .flatMap((row) => (row && mayGo(row, now) && row.size >= from ? [row] : []))
    .toSorted((left, right) => left.storedAt - right.storedAt)
    .map(({ scope, sha256, size }) => ({ scope: scope as Scope, sha256, size }));
}

/** The rows stay: it is known that the server has these files. */
export async function dropBytes(
  database: LocalDatabase,
  scope: Scope,
  sha256: readonly string[],
  now: number,
): Promise<number> {
  return database.transaction('rw', [database.files, database.bytes], async () => {
    const waiting = database.files.where('[waiting+priority]').between([1, 0], [1, 1], true, true);
    const links = (await waiting.toArray()).filter((row) => row.linkFrom === scope);
    const needed = new Set(links.map((row) => row.sha256));
    const rows = await database.files.bulkGet(
      sha256.map((hash): [string, string] => [scope, hash]),
    );
    const gone = rows.flatMap((row) =>
      row && mayGo(row, now) && !needed.has(row.sha256) ? [row] : [],
    );
    await database.bytes.bulkDelete(gone.map((row): [string, string] => [scope, row.sha256]));
    return gone.reduce((sum, row) => sum + row.size, 0);
  });
}

/** Thumbnails that were made here never; of what the server gave, only its size tells. */
function mayGo(row: FileRow, now: number): boolean {
  if (row.waiting === 1 || row.receivedAt === undefined || row.type !== 'image/jpeg') return false;
  const isOld = row.receivedAt <= now - backedUpAfterMilliseconds;
  return row.fetched === 1 || (row.priority === 1 && isOld);
}
