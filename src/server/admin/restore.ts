/**
 * Puts a backup in the place of the database (S24), and files that are gone in theirs. Everything is
 * done to a copy beside the database, and only a copy that is whole takes the place, by one rename:
 * whatever goes wrong before leaves the present database as it was. The backup is never written to,
 * and files are only added.
 */
import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import type { SqlStorage } from '../storage/sql/sql-storage.ts';
import { openSqliteStorage } from '../storage/sqlite/open-sqlite-storage.ts';
import {
  makeAnotherPast,
  type Altered,
  type AnotherPast,
  type Bring,
  type RestoreSources,
} from './another-past.ts';
import { isThere, type DataPlaces } from './backup.ts';
import {
  bookedFiles,
  copyAsItLies,
  copyDatabase,
  errorCode,
  findDamage,
  intoOneFile,
  journals,
  removeDatabase,
  type DatabaseDamage,
} from './check-database.ts';
import { copyFiles } from './copy-files.ts';
import { syncFile } from './sync-file.ts';
import { takeOver } from './take-over.ts';

export type RestoreFailure =
  | { readonly type: 'no-backup' }
  /** A server, or another command, has the present database open. */
  | { readonly type: 'in-use' }
  | { readonly type: 'bad-backup'; readonly damage: DatabaseDamage }
  | Altered
  | { readonly type: 'cannot-write'; readonly reason: string };

export interface Restored extends AnotherPast {
  /** Where the database that stood there before is kept; `null` where there was none. */
  readonly kept: string | null;
  /** Files that came after the backup and lie here whole: they count, and nobody has to bring them again. */
  readonly later: number;
}

export async function restore(
  { database, dataDir }: DataPlaces,
  backup: string,
  sources: RestoreSources,
): Promise<Result<Restored, RestoreFailure>> {
  if (!(await isThere(backup))) return err({ type: 'no-backup' });
  const copy = `${database}.restoring`;
  const restored = `${database}.restored`;
  try {
    await mkdir(dirname(database), { recursive: true, mode: 0o700 });
    const inUse = await takeOutOfUse(database);
    if (inUse) return err({ type: 'in-use' });
    await removeDatabase(copy);
    await removeDatabase(restored);
    if (!(await copyAsItLies(backup, copy))) {
      return err({ type: 'cannot-write', reason: `somebody is writing to ${backup}` });
    }
    const damage = findDamage(copy);
    if (damage !== null) return err({ type: 'bad-backup', damage });
    const blobs = await openFilesystemBlobs(dataDir);
    const fromBackup = await openFilesystemBlobs(dirname(backup));
    // Of what lies here nothing is known: a disk may have failed, which is why there is a restore.
    const bring: Bring = (files) => copyFiles(fromBackup, blobs, files, 'read');
    const prepared = await inCopy(copy, (storage) => makeAnotherPast(storage, sources, bring));
    if (!prepared.ok) return prepared;
    const booked = (await isThere(database)) ? bookedFiles(database) : [];
    const later = await inCopy(copy, (storage) => takeOver(storage, sources.clock, booked, blobs));
    await (await open(restored, 'wx', 0o600)).close();
    copyDatabase(copy, restored);
    await syncFile(restored);
    // Again: checking a large backup takes long enough for somebody to start the server.
    if (await takeOutOfUse(database)) return err({ type: 'in-use' });
    const kept = await keepAside(database, sources.clock);
    await rename(restored, database);
    await syncFile(dirname(database));
    return ok({ kept, later, ...prepared.value });
  } catch (error) {
    return err({
      type: 'cannot-write',
      reason: error instanceof Error ? error.message : String(error),
    });
  } finally {
    await removeDatabase(copy);
    await removeDatabase(restored);
  }
}

async function inCopy<T>(copy: string, work: (storage: SqlStorage) => Promise<T>): Promise<T> {
  const storage = await openSqliteStorage(copy);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/**
 * Whether somebody else has the database open; where nobody has, it is one file afterwards, without
 * a journal beside it. A database too damaged to be opened is used by nobody.
 */
async function takeOutOfUse(database: string): Promise<boolean> {
  if (!(await isThere(database))) return false;
  try {
    intoOneFile(database);
    return false;
  } catch (error) {
    const code = errorCode(error);
    if (code.startsWith('SQLITE_BUSY')) return true;
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return false;
    throw error;
  }
}

async function keepAside(database: string, clock: Clock): Promise<string | null> {
  if (!(await isThere(database))) return null;
  const date = new Date(clock()).toISOString().slice(0, 19).replaceAll(':', '-');
  let kept = `${database}.before-restore-${date}`;
  for (let number = 2; await isThere(kept); number += 1) {
    kept = `${database}.before-restore-${date}-${number}`;
  }
  await copyFile(database, kept, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await syncFile(kept);
  // Of a damaged one; beside another database they would be taken for its journal.
  for (const suffix of journals) {
    if (await isThere(`${database}${suffix}`))
      await rename(`${database}${suffix}`, `${kept}${suffix}`);
  }
  return kept;
}
