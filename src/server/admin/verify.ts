/**
 * Is what a server, or a backup, holds still what was put there: every page of the database, every
 * row of its audit book, every byte of its files? Only reads; a running server goes on.
 */
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { verifyAudit, type AuditCheck } from '#server/usecases/audit-book.ts';
import { knownFiles } from '#server/usecases/check-files.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { openSqliteStorage } from '../storage/sqlite/open-sqlite-storage.ts';
import { isThere } from './backup.ts';
import { copyDatabase, findDamage, removeDatabase, type DatabaseDamage } from './check-database.ts';

export interface Verified {
  readonly audit: AuditCheck;
  /** Files that are what their hashes say. */
  readonly whole: number;
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** They are there; what they hold could not be looked at. */
  readonly unreadable: readonly string[];
  /** Of the missing ones, those that the server knows of: it waits for tablets to bring them. */
  readonly knownLost: number;
}

export type VerifyFailure =
  | { readonly type: 'no-database' }
  | { readonly type: 'bad-database'; readonly damage: DatabaseDamage }
  | { readonly type: 'cannot-read'; readonly reason: string };

/** The files are those in `blobs` beside the database, in a data folder as in a backup's. */
export async function verify(database: string): Promise<Result<Verified, VerifyFailure>> {
  if (!(await isThere(database))) return err({ type: 'no-database' });
  const copy = `${database}.verifying`;
  try {
    await removeDatabase(copy);
    // In use, it cannot be copied as a file; and a copy by the database would have its indexes built anew.
    const inUse = await isThere(`${database}-wal`);
    if (inUse) copyDatabase(database, copy);
    else await copyFile(database, copy, constants.COPYFILE_FICLONE);
    const damage = findDamage(inUse ? database : copy);
    if (damage !== null) return err({ type: 'bad-database', damage });
    return ok(await readAll(copy, dirname(database)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ type: 'cannot-read', reason });
  } finally {
    await removeDatabase(copy);
  }
}

async function readAll(copy: string, folder: string): Promise<Verified> {
  const storage = await openSqliteStorage(copy);
  try {
    const blobs = await openFilesystemBlobs(folder);
    const found = { damaged: [] as string[], missing: [] as string[], unreadable: [] as string[] };
    let [whole, knownLost] = [0, 0];
    for await (const { sha256, lost } of knownFiles(storage)) {
      const state = await blobs.check(sha256).catch(() => 'unreadable' as const);
      if (state === 'whole') whole += 1;
      else found[state].push(sha256);
      if (state === 'missing' && lost) knownLost += 1;
    }
    return { audit: await verifyAudit(storage), whole, ...found, knownLost };
  } finally {
    await storage.close();
  }
}
