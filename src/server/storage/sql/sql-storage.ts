/** What the two databases share of a storage: the books over one connection, and a transaction. */
import { sql } from 'kysely';
import type { Storage, Writable } from '../port.ts';
import { createLockOrder } from './lock-order.ts';
import { sqlAccounts } from './sql-accounts.ts';
import { sqlAudit, sqlChecklists, sqlEpoch, sqlFiles, sqlHeld } from './sql-books.ts';
import { sqlChanges } from './sql-change-writer.ts';
import { sqlDirectory } from './sql-directory.ts';
import type { Db } from './tables.ts';

export interface SqlStorage extends Storage {
  /** Who else keeps tables in the same database (the account handler) goes through it. */
  readonly db: Db;
  readonly type: 'sqlite' | 'postgres';
  /** Runs work that changes the tables' shape while no other process does that to this database. */
  readonly whileAlone: <T>(work: () => Promise<T>) => Promise<T>;
}

/** How a database does the parts of a transaction; each is given the connection that it runs on. */
export interface TransactionParts {
  readonly begin: (connection: Db) => Promise<unknown>;
  readonly commit: (connection: Db) => Promise<unknown>;
  /** Keeps others from appending to the audit book until the transaction is over. */
  readonly lockBook: (connection: Db) => Promise<unknown>;
}

export function inTransaction<T>(
  db: Db,
  { begin, commit, lockBook }: TransactionParts,
  work: (data: Writable) => Promise<T>,
): Promise<T> {
  return db.connection().execute(async (connection) => {
    try {
      await begin(connection);
      const result = await work(dataOf(connection, () => lockBook(connection)));
      await commit(connection);
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already, or it never began; the first error is
      // the one to tell.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

function dataOf(db: Db, lockBook: () => Promise<unknown>): Writable {
  const order = createLockOrder(lockBook);
  return {
    changes: sqlChanges(db, order),
    held: sqlHeld(db),
    directory: sqlDirectory(db, order),
    accounts: sqlAccounts(db, order),
    checklists: sqlChecklists(db),
    files: sqlFiles(db),
    audit: sqlAudit(db, order),
    epoch: sqlEpoch(db),
  };
}
