import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { checkFile, knownFiles } from '#server/usecases/check-files.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { openSqliteStorage } from '../storage/sqlite/open-sqlite-storage.ts';
import { isThere, type DataPlaces } from './backup.ts';
import { copyFiles, type CopiedFiles } from './copy-files.ts';

export type RestoreFilesFailure =
  | { readonly type: 'no-database' }
  | { readonly type: 'no-backup' }
  | { readonly type: 'cannot-write'; readonly reason: string };

/**
 * Brings files that are missing or damaged back from a backup, while the server works, and leaves the
 * database alone: after a disk has lost some of them. Every file is read again.
 */
export async function restoreFiles(
  { database, dataDir }: DataPlaces,
  backup: string,
  clock: Clock,
): Promise<Result<CopiedFiles, RestoreFilesFailure>> {
  if (!(await isThere(database))) return err({ type: 'no-database' });
  if (!(await isThere(backup))) return err({ type: 'no-backup' });
  try {
    const storage = await openSqliteStorage(database);
    try {
      const from = await openFilesystemBlobs(dirname(backup));
      const to = await openFilesystemBlobs(dataDir);
      const total = { copied: 0, present: 0, lacking: [] as string[] };
      for await (const file of knownFiles(storage)) {
        const { copied, present, lacking } = await copyFiles(from, to, [file], 'read');
        total.copied += copied;
        total.present += present;
        total.lacking.push(...lacking);
        // What lies there and cannot be read is among the lacking already; nothing is known of it.
        if (present === 0 || file.lost)
          await checkFile(storage, to, clock, file).catch(() => undefined);
      }
      return ok(total);
    } finally {
      await storage.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ type: 'cannot-write', reason });
  }
}
