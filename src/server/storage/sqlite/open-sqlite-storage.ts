import Database from 'libsql';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { sqliteDialect } from '../sql/migrations/dialect.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import { inTransaction, type SqlStorage, type TransactionParts } from '../sql/sql-storage.ts';
import type { Db, Tables } from '../sql/tables.ts';

/**
 * Opens (or makes) the database file and brings it to the newest shape. A commit has reached the
 * disk when it returns: WAL with synchronous FULL. Throws where the file cannot be opened.
 *
 * `db` is the one connection of this process: a second one that writes would wait on the event loop
 * for a transaction that can only end on the event loop.
 */
export async function openSqliteStorage(file: string): Promise<SqlStorage> {
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
    await migrate(db, sqliteDialect);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    type: 'sqlite',
    whileAlone: (work) => work(),
    read: (work) => inTransaction(db, parts(database, 'begin'), work),
    // Takes the write lock at once: every write is alone, whatever its lock, also among processes.
    write: (_lock, work) => inTransaction(db, parts(database, 'begin immediate'), work),
    close: () => db.destroy(),
  };
}

/**
 * Beginning is all that another process can refuse (SQLITE_BUSY). It goes past the query builder: a
 * prepared statement that was refused stays "in progress" until it is collected as garbage, and every
 * commit fails until then.
 */
const parts = (
  database: Database.Database,
  begin: 'begin' | 'begin immediate',
): TransactionParts => ({
  begin: async () => database.exec(begin),
  commit: (connection) => sql`commit`.execute(connection),
  lockBook: async () => undefined,
});
