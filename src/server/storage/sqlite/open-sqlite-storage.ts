import Database from 'libsql';
import { Kysely, sql, SqliteDialect } from 'kysely';
import type { Storage, Writable } from '../port.ts';
import { migrate } from './migrations/migrate.ts';
import { sqliteAccounts } from './sqlite-accounts.ts';
import {
  sqliteAudit,
  sqliteChecklists,
  sqliteEpoch,
  sqliteFiles,
  sqliteHeld,
} from './sqlite-books.ts';
import { sqliteChanges } from './sqlite-change-writer.ts';
import { sqliteDirectory } from './sqlite-directory.ts';
import type { Db, Tables } from './tables.ts';

export interface SqliteStorage extends Storage {
  /**
   * The one connection of this process. Who else keeps tables in the same file (the account handler)
   * must go through it: a second connection that writes would wait on the event loop for a
   * transaction that can only end on the event loop.
   */
  readonly db: Db;
}

/**
 * Opens (or makes) the database file and brings it to the newest shape. A commit has reached the
 * disk when it returns: WAL with synchronous FULL. Throws where the file cannot be opened.
 */
export async function openSqliteStorage(file: string): Promise<SqliteStorage> {
  const database = new Database(file);
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'busy_timeout = 5000',
    'foreign_keys = ON',
  ]) {
    database.pragma(setting);
  }
  const db: Db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    read: (work) => inTransaction(db, 'begin', work),
    // Takes the write lock at once: every write is alone, whatever its lock, also among processes.
    write: (_lock, work) => inTransaction(db, 'begin immediate', work),
    close: () => db.destroy(),
  };
}

function inTransaction<T>(
  db: Db,
  begin: 'begin' | 'begin immediate',
  work: (data: Writable) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(begin).execute(connection);
    try {
      const result = await work(dataOf(connection));
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already; the first error is the one to tell.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

function dataOf(db: Db): Writable {
  return {
    changes: sqliteChanges(db),
    held: sqliteHeld(db),
    directory: sqliteDirectory(db),
    accounts: sqliteAccounts(db),
    checklists: sqliteChecklists(db),
    files: sqliteFiles(db),
    audit: sqliteAudit(db),
    epoch: sqliteEpoch(db),
  };
}
