/** Is a file a whole database of this server? Asked of a backup before anybody relies on it. */
import { constants } from 'node:fs';
import { copyFile, rm, stat } from 'node:fs/promises';
import Database from 'libsql';
import type { StoredFile } from '../storage/port.ts';

export type DatabaseDamage =
  /** No database, or one of something else. */
  | { readonly type: 'foreign' }
  /** The first thing that the database finds wrong with itself. */
  | { readonly type: 'damaged'; readonly finding: string };

/**
 * `null`: whole. Looks at every page, index and reference, which takes seconds for gigabytes. Opens
 * the file for writing, and so takes in the journal of one that nobody else has open: give it a copy.
 */
export function findDamage(file: string): DatabaseDamage | null {
  const database = new Database(file);
  try {
    const tables = new Set(
      (database.prepare(`select name from sqlite_master where type = 'table'`).all() as Row[]).map(
        ({ name }) => name,
      ),
    );
    if (!ownTables.every((name) => tables.has(name))) return { type: 'foreign' };
    const [finding] = (database.prepare('pragma integrity_check(1)').all() as Row[]).map(
      (row) => row['integrity_check'] ?? '',
    );
    if (finding !== 'ok') return { type: 'damaged', finding: finding ?? 'no answer' };
    const dangling = database.prepare('pragma foreign_key_check').all() as Row[];
    return dangling.length === 0
      ? null
      : { type: 'damaged', finding: `a row of ${dangling[0]?.['table'] ?? '?'} refers to nothing` };
  } catch (error) {
    if (errorCode(error) === 'SQLITE_NOTADB') return { type: 'foreign' };
    return { type: 'damaged', finding: error instanceof Error ? error.message : String(error) };
  } finally {
    database.close();
  }
}

/** The files that a database names, in order of their hashes; those that are known to be lost left out. */
export function* namedFiles(file: string): Generator<NamedFile> {
  const database = new Database(file);
  try {
    // Databases of the first versions do not know of lost files yet.
    const knowsLost = database
      .prepare(`select 1 from sqlite_master where name = 'lost_bytes'`)
      .get();
    const rows = database
      .prepare(
        `select sha256, max(size) as size from stored_file
         ${knowsLost ? 'where sha256 not in (select sha256 from lost_bytes)' : ''}
         group by sha256 order by sha256`,
      )
      .iterate();
    for (const row of rows) yield row as NamedFile;
  } finally {
    database.close();
  }
}

/**
 * The rows of the book of files, lost ones left out. None where the database cannot be read any more, or
 * is of a version that did not know yet what a unit had brought.
 */
export function bookedFiles(file: string): readonly StoredFile[] {
  try {
    const database = new Database(file);
    try {
      const rows = database
        .prepare(
          `select scope, sha256, size, type, completed, by_unit from stored_file
           where sha256 not in (select sha256 from lost_bytes) order by sha256`,
        )
        .all() as (Omit<StoredFile, 'byUnit'> & { readonly by_unit: number })[];
      return rows.map(({ by_unit, ...row }) => ({ ...row, byUnit: by_unit === 1 }));
    } finally {
      database.close();
    }
  } catch {
    return [];
  }
}

export interface NamedFile {
  readonly sha256: string;
  readonly size: number;
}

type Row = Readonly<Record<string, string>>;

/** Present since the first version; `session` is the account handler's. */
const ownTables = ['meta', 'change', 'scope_head', 'held_change', 'audit', 'session'];

/**
 * Writes what a database holds at this moment into a file that is absent or empty: compact, and
 * without a journal beside it. Only reads, so a server that has the database open goes on writing.
 */
export function copyDatabase(database: string, target: string): void {
  onConnection(database, `vacuum into '${target.replaceAll("'", "''")}'`);
}

/**
 * Copies a database's files as they lie there. What a journal holds is part of it: a file that was taken
 * of a machine at work has one beside it. Only opening the original would take that in, and alter it.
 * `false`: somebody wrote to it meanwhile, and the copy is worth nothing.
 */
export async function copyAsItLies(database: string, target: string): Promise<boolean> {
  const before = await statesOf(database);
  for (const [suffix] of before)
    await copyFile(`${database}${suffix}`, `${target}${suffix}`, constants.COPYFILE_FICLONE);
  return JSON.stringify(await statesOf(database)) === JSON.stringify(before);
}

/** Without `-shm`, which says nothing that the others do not, and is made anew. */
async function statesOf(database: string): Promise<readonly (readonly [string, string])[]> {
  const states: (readonly [string, string])[] = [];
  for (const suffix of ['', '-wal', '-journal']) {
    const state = await stat(`${database}${suffix}`, { bigint: true }).catch((error: unknown) => {
      if (suffix === '' || errorCode(error) !== 'ENOENT') throw error;
      return null;
    });
    if (state) states.push([suffix, `${state.ino} ${state.size} ${state.mtimeNs}`]);
  }
  return states;
}

/** The database leaves its journal only while no other connection is open, whosever process it is. */
export function intoOneFile(database: string): void {
  onConnection(database, 'pragma journal_mode = DELETE');
}

/** Without a prepared statement: one keeps its connection open until it is collected as garbage. */
function onConnection(database: string, statement: string): void {
  const connection = new Database(database);
  try {
    connection.exec(statement);
  } finally {
    connection.close();
  }
}

/** What may lie beside a database and belongs to it. */
export const journals = ['-wal', '-shm', '-journal'];

export async function removeDatabase(file: string): Promise<void> {
  for (const suffix of ['', ...journals]) await rm(`${file}${suffix}`, { force: true });
}

/** What the database, or the system, calls an error: `SQLITE_BUSY`, `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
