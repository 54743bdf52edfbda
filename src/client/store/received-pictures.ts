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

export async function receivedPictures(
  database: LocalDatabase,
  from: number,
): Promise<readonly ReceivedPicture[]> {
  const rows = await database.files.bulkGet(await database.bytes.toCollection().primaryKeys());
  return rows
    .flatMap((row) => (row && isReceivedPicture(row) && row.size >= from ? [row] : []))
    .toSorted((left, right) => left.storedAt - right.storedAt)
    .map(({ scope, sha256, size }) => ({ scope: scope as Scope, sha256, size }));
}

/** The rows stay: it is known that the server has these files. */
export async function dropBytes(
  database: LocalDatabase,
  scope: Scope,
  sha256: readonly string[],
): Promise<number> {
  return database.transaction('rw', [database.files, database.bytes], async () => {
    const waiting = database.files.where('[waiting+priority]').between([1, 0], [1, 1], true, true);
    const links = (await waiting.toArray()).filter((row) => row.linkFrom === scope);
    const needed = new Set(links.map((row) => row.sha256));
    const rows = await database.files.bulkGet(
      sha256.map((hash): [string, string] => [scope, hash]),
    );
    const gone = rows.flatMap((row) =>
      row && isReceivedPicture(row) && !needed.has(row.sha256) ? [row] : [],
    );
    await database.bytes.bulkDelete(gone.map((row): [string, string] => [scope, row.sha256]));
    return gone.reduce((sum, row) => sum + row.size, 0);
  });
}

/** Thumbnails that were made here are none; of what the server gave, only its size tells. */
const isReceivedPicture = (row: FileRow): boolean =>
  row.waiting !== 1 &&
  row.receivedAt !== undefined &&
  row.type === 'image/jpeg' &&
  (row.priority === 1 || row.fetched === 1);
