import { sql } from 'kysely';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { knownFiles, noteFile } from '#server/usecases/check-files.ts';
import { replaceEpoch } from '#server/usecases/epoch.ts';
import {
  isUnaltered,
  verifyBooks,
  type BesideCheck,
  type BooksCheck,
} from '#server/usecases/verify-books.ts';
import type { KnownBytes } from '../storage/port.ts';
import type { SqlStorage } from '../storage/sql/sql-storage.ts';
import type { CopiedFiles } from './copy-files.ts';

export interface RestoreSources {
  readonly clock: Clock;
  readonly newId: () => string;
}

/** The audit book or a log is not what the server wrote there: somebody altered the backup. */
export interface Altered {
  readonly type: 'altered';
  readonly books: BooksCheck;
}

export interface AnotherPast {
  readonly auditRows: number;
  readonly files: CopiedFiles;
  /** What is gone beside the logs. */
  readonly beside: BesideCheck;
}

/** Sees to it that files lie where the server looks for them; answers which do not. */
export type Bring = (files: AsyncIterable<KnownBytes>) => Promise<CopiedFiles>;

/**
 * The tablets' marks, and the cookies in their browsers, belong to a past that a database from a
 * backup does not have: a new epoch makes tablets read and push all again, and everybody signs in
 * anew. Files that came back from nowhere count no longer: a receipt for them would keep tablets from
 * bringing them. Where the audit book or a log was altered nothing is done.
 */
export async function makeAnotherPast(
  storage: SqlStorage,
  { clock, newId }: RestoreSources,
  bring: Bring,
): Promise<Result<AnotherPast, Altered>> {
  const books = await storage.read((data) => verifyBooks(data));
  const { audit } = books;
  if (audit.type !== 'whole' || !isUnaltered(books)) return err({ type: 'altered', books });
  await replaceEpoch(storage, clock, newId);
  await sql`delete from session`.execute(storage.db);
  const files = await bring(filesOf(storage));
  for (const sha256 of files.lacking) await noteFile(storage, clock, { sha256, state: 'missing' });
  return ok({ auditRows: audit.rows, files, beside: books.beside });
}

/** Without those that are known to be lost. */
async function* filesOf(storage: SqlStorage): AsyncGenerator<KnownBytes> {
  for await (const file of knownFiles(storage)) if (!file.lost) yield file;
}
