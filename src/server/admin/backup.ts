import { chmod, link, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { copyDatabase, findDamage, namedFiles, type DatabaseDamage } from './check-database.ts';
import { copyFiles, type CopiedFiles } from './copy-files.ts';
import { syncFile } from './sync-file.ts';

/** Where a server keeps what it has. */
export interface DataPlaces {
  readonly dataDir: string;
  /** The database in it. */
  readonly database: string;
}

export type BackupFailure =
  | { readonly type: 'no-database' }
  | { readonly type: 'target-exists' }
  | { readonly type: 'cannot-write'; readonly reason: string }
  | { readonly type: 'bad-copy'; readonly damage: DatabaseDamage };

export interface Backup {
  /** Of the copy of the database. */
  readonly bytes: number;
  readonly files: CopiedFiles;
}

/**
 * Writes one consistent copy of the database, also while the server works: the copy is what one
 * moment held. Then the files that it names, into the folder `blobs` beside it, which all backups
 * there share: files are only ever added, so each is copied once. In that order, since a file is on
 * the disk before the database names it.
 *
 * The copy gets its name last, after it was found whole and all has reached the disk, so that what
 * lies under that name can be relied on. An existing file is never replaced.
 */
export async function backup(
  { database, dataDir }: DataPlaces,
  target: string,
): Promise<Result<Backup, BackupFailure>> {
  if (!(await isThere(database))) return err({ type: 'no-database' });
  if (await isThere(target)) return err({ type: 'target-exists' });
  const partial = `${target}.partial`;
  try {
    await rm(partial, { force: true });
    // It holds password hashes: nobody else on this machine reads it, not even while it is written.
    await (await open(partial, 'wx', 0o600)).close();
    await chmod(partial, 0o600);
    copyDatabase(database, partial);
    const damage = findDamage(partial);
    if (damage !== null) return err({ type: 'bad-copy', damage });
    await syncFile(partial);
    const files = await copyFiles(
      await openFilesystemBlobs(dataDir),
      await openFilesystemBlobs(dirname(target)),
      namedFiles(partial),
      // The first backups of a folder have read them; all of them at each would take the night.
      'size',
    );
    // Unlike a rename it refuses where somebody was faster.
    await link(partial, target);
    await syncFile(dirname(target));
    return ok({ bytes: (await stat(target)).size, files });
  } catch (error) {
    return err({
      type: 'cannot-write',
      reason: error instanceof Error ? error.message : String(error),
    });
  } finally {
    await rm(partial, { force: true });
  }
}

export async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
