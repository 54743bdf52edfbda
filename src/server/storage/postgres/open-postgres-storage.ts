import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool, types, type ClientBase } from 'pg';
import type { Lock } from '../port.ts';
import { postgresDialect } from '../sql/migrations/dialect.ts';
import { migrate } from '../sql/migrations/migrate.ts';
import { inTransaction, type SqlStorage, type TransactionParts } from '../sql/sql-storage.ts';
import type { Db, Tables } from '../sql/tables.ts';
import { createWriteTurns } from './write-turns.ts';

/** Most writes wait for one another at the audit book: more connections would only wait beside them. */
const mostConnections = 20;
/** The others are for reads, and for the account handler. */
const mostWrites = 14;
/** For a connection, new or from the pool. */
const patienceMilliseconds = 30_000;

/**
 * What the promises of the storage hang on is not left to how the database was set up: a commit has
 * reached the disk when it returns, and a server that fell silent within a transaction (its machine
 * lost, its process stopped) does not keep its locks for ever.
 */
const sessionSettings = `
  set synchronous_commit = on;
  set default_transaction_isolation = 'read committed';
  set idle_in_transaction_session_timeout = '60s'`;

/**
 * Opens a database of a PostgreSQL server and brings it to the newest shape. Throws where it cannot
 * be reached or is not fit. `lost` hears of connections that broke; the pool makes new ones.
 *
 * A write takes the advisory lock of its name first, then reads: each statement at READ COMMITTED
 * sees all that was committed before it began, so all that earlier holders of the lock did. (A
 * snapshot for the whole transaction would be taken before the lock is waited for, and be stale.)
 * What else writes have in common is taken in one order, see `LockOrder`. So neither deadlocks nor
 * serialization failures can occur, and nothing is retried. A read is a snapshot, which waits for
 * nobody and cannot fail either.
 */
export async function openPostgresStorage(
  url: string,
  lost: (error: Error) => void,
): Promise<SqlStorage> {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: patienceMilliseconds,
    keepAlive: true,
    application_name: 'so-doan',
    types: { getTypeParser },
    // Before anybody gets the connection: the pool waits for it, though its types do not say so.
    onConnect: ((client) => client.query(sessionSettings)) as (client: ClientBase) => void,
  });
  pool.on('error', lost);
  // The pool listens to idle ones alone; from one in use, a break would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const whileAlone: SqlStorage['whileAlone'] = (work) =>
    db.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${keyOf('migration')})`.execute(connection);
      try {
        return await work();
      } finally {
        const unlocking = sql`select pg_advisory_unlock(${keyOf('migration')})`;
        // A broken connection has let go of the lock, and of why the work failed it says nothing.
        await unlocking.execute(connection).catch(() => undefined);
      }
    });
  const inTurn = createWriteTurns({ atOnce: mostWrites, patienceMilliseconds });
  try {
    await expectUnicode(db);
    await whileAlone(() => migrate(db, postgresDialect));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    type: 'postgres',
    whileAlone,
    read: (work) => inTransaction(db, reading, work),
    write: (lock, work) =>
      inTurn(lock === 'rights' ? 'directory' : lock, () => inTransaction(db, writing(lock), work)),
    close: () => db.destroy(),
  };
}

/** One number for each lock; of two names with the same one, writes would merely wait needlessly. */
const keyOf = (name: Lock | 'audit' | 'migration') => sql`hashtextextended(${name}, 0)`;

const take = (connection: Db, name: Lock | 'audit') =>
  sql`select pg_advisory_xact_lock(${keyOf(name)})`.execute(connection);

/**
 * Writes of scopes share one lock that a write of rights has alone. They take it first, so nobody who
 * holds a scope waits for it; and who has rights waits for no scope.
 */
async function takeLocks(connection: Db, lock: Lock): Promise<void> {
  if (lock === 'rights') {
    await take(connection, 'directory');
    await take(connection, 'rights');
  } else if (lock.includes('/')) {
    const shared = sql`pg_advisory_xact_lock_shared(${keyOf('rights')})`;
    await sql`select ${shared}`.execute(connection);
    await take(connection, lock);
  } else await take(connection, lock);
}

const reading: TransactionParts = {
  begin: (connection) => sql`begin isolation level repeatable read, read only`.execute(connection),
  commit: (connection) => sql`commit`.execute(connection),
  lockBook: async () => undefined,
};

const writing = (lock: Lock): TransactionParts => ({
  begin: async (connection) => {
    await sql`begin isolation level read committed, read write`.execute(connection);
    await takeLocks(connection, lock);
  },
  commit: async (connection) => {
    // After a statement that failed, however it was forgiven, a commit would undo everything and
    // report no error; this statement fails then.
    await sql`select 1`.execute(connection);
    await sql`commit`.execute(connection);
  },
  lockBook: (connection) => take(connection, 'audit'),
});

/** 64-bit numbers come as texts by default; all of ours are counts, far below what a number holds. */
const getTypeParser: typeof types.getTypeParser = (oid, format) =>
  oid === types.builtins.INT8 ? Number : (types.getTypeParser(oid, format) as unknown);

async function expectUnicode(db: Db): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') {
    throw new Error(
      `its encoding is ${encoding}: make one with "create database ... encoding 'UTF8' template template0"`,
    );
  }
}
