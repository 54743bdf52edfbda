/**
 * Is what a server, or a backup, holds still what was put there: every page of the database, every
 * row of its audit book, every change of its logs, every byte of its files? Only reads; a running
 * server goes on.
 */
import { dirname } from 'node:path';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { AuditAnchor } from '#server/usecases/audit-book.ts';
import { knownFiles } from '#server/usecases/check-files.ts';
import { verifyBooks, type BooksCheck } from '#server/usecases/verify-books.ts';
import { openFilesystemBlobs } from '../blobs/filesystem/open-filesystem-blobs.ts';
import { openSqliteStorage } from '../storage/sqlite/open-sqlite-storage.ts';
import { isThere } from './backup.ts';
import type { Storage } from '../storage/port.ts';
import {
  copyAsItLies,
  copyDatabase,
  findDamage,
  removeDatabase,
  type DatabaseDamage,
} from './check-database.ts';

export interface Verified extends BooksCheck {
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
export async function verify(
  database: string,
  anchor: AuditAnchor | null,
): Promise<Result<Verified, VerifyFailure>> {
  if (!(await isThere(database))) return err({ type: 'no-database' });
  const copy = `${database}.verifying`;
  try {
    await removeDatabase(copy);
    // Written to meanwhile, it is in use: then the database itself makes the copy, whose indexes are
    // built anew; so the original is looked at, which a connection beside the server's does not alter.
    const isCopied = await copyAsItLies(database, copy);
    if (!isCopied) {
      await removeDatabase(copy);
      copyDatabase(database, copy);
    }
    const damage = findDamage(isCopied ? copy : database);
    if (damage !== null) return err({ type: 'bad-database', damage });
    const storage = await openSqliteStorage(copy);
    try {
      return ok(await verifyStorage(storage, dirname(database), anchor));
    } finally {
      await storage.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return err({ type: 'cannot-read', reason });
  } finally {
    await removeDatabase(copy);
  }
}

/** `folder`: the one in which `blobs` lies. */
export async function verifyStorage(
  storage: Storage,
  folder: string,
  anchor: AuditAnchor | null,
): Promise<Verified> {
  const blobs = await openFilesystemBlobs(folder);
  const found = { damaged: [] as string[], missing: [] as string[], unreadable: [] as string[] };
  let [whole, knownLost] = [0, 0];
  for await (const { sha256, lost } of knownFiles(storage)) {
    const state = await blobs.check(sha256).catch(() => 'unreadable' as const);
    if (state === 'whole') whole += 1;
    else found[state].push(sha256);
    if (state === 'missing' && lost) knownLost += 1;
  }
  const books = await storage.read((data) => verifyBooks(data, anchor));
  return { ...books, whole, ...found, knownLost };
}
