import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresStorage } from '#server/storage/postgres/open-postgres-storage.ts';
import type { Writable } from '#server/storage/port.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import {
  freshDatabase,
  needsPostgres,
  openOnPostgres,
  type FreshDatabase,
} from '../../support/postgres/fresh-database.ts';
import { newChange, scopeA, scopeB } from './sample-rows.ts';
import { storageContract } from './storage-contract.ts';

beforeEach(needsPostgres);

storageContract('PostgreSQL', openOnPostgres);

describe('a database on PostgreSQL', () => {
  let database: FreshDatabase;
  const opened: SqlStorage[] = [];
  const open = async (lost: (error: Error) => void = () => undefined): Promise<SqlStorage> => {
    const storage = await openPostgresStorage(database.url, lost);
    opened.push(storage);
    return storage;
  };
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
    await database.drop();
  });

  test('keeps a write waiting under its own lock alone, also for another server', async () => {
    const [one, two] = [await open(), await open()];
    const order: string[] = [];
    let waiting: Promise<unknown> = Promise.resolve();
    await one.write(scopeA, async ({ changes }) => {
      await changes.append(scopeA, [newChange(1)]);
      waiting = two.write(scopeA, async (data) => {
        const head = (await data.changes.heads([scopeA], 'whole')).get(scopeA);
        order.push(`second in A, after ${head?.seq}`);
      });
      await database.untilWaiting(1);
      await two.write(scopeB, (data) => data.changes.append(scopeB, [newChange(1)]));
      await two.write('directory', (data) => data.directory.entries());
      order.push('first in A');
    });
    await waiting;
    expect(order).toEqual(['first in A', 'second in A, after 1']);
  });

  test('commits to the disk and isolates as this server wants it, whatever it was set up for', async () => {
    expect(await database.query('show synchronous_commit')).toEqual([
      { synchronous_commit: 'off' },
    ]);
    const storage = await open();
    const settings = async (): Promise<unknown> => {
      const { rows } = await sql`select current_setting('synchronous_commit') as commit,
        current_setting('transaction_isolation') as isolation,
        current_setting('idle_in_transaction_session_timeout') as silence`.execute(storage.db);
      return rows[0];
    };
    expect(await settings()).toEqual({
      commit: 'on',
      isolation: 'read committed',
      silence: '1min',
    });
    await expect(storage.read((data) => (data as Writable).epoch.replace('read'))).rejects.toThrow(
      'read-only',
    );
  });

  test('that loses its connections is used again as soon as it is there, and a write in the middle is undone', async () => {
    const lost: string[] = [];
    const storage = await open((error) => void lost.push(error.message));
    const failing = storage.write(scopeA, async ({ changes }) => {
      await changes.append(scopeA, [newChange(1)]);
      await database.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'so-doan' and datname = current_database()",
      );
      // Nothing runs on the connection when it breaks: nobody is there to catch the error.
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await expect(failing).rejects.toThrow();
    expect(lost).not.toEqual([]);
    await storage.write(scopeA, (data) => data.changes.append(scopeA, [newChange(1)]));
    const page = await storage.read((data) => data.changes.page(scopeA, 'whole', 0, 1000));
    expect(page).toHaveLength(1);
  });

  test('that ends the waiting of a write leaves nothing of it behind on the connection', async () => {
    const [storage, other] = [await open(), await open()];
    const ours = "datname = current_database() and application_name = 'so-doan'";
    await storage.write(scopeA, async () => {
      // Of one process it would wait without a connection.
      const waiting = other
        .write(scopeA, (data) => data.epoch.current())
        .catch((error: unknown) => String(error));
      await database.untilWaiting(1);
      const cancel = `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'advisory' and ${ours}`;
      await database.query(cancel);
      expect(await waiting).toContain('canceling statement');
    });
    const inside = `select state from pg_stat_activity where state like 'idle in%' and ${ours}`;
    expect(await database.query(inside)).toEqual([]);
  });

  test('is brought to the newest shape once, by however many servers that start at once', async () => {
    const storages = await Promise.all(Array.from({ length: 5 }, () => open()));
    const names = await database.query('select name from kysely_migration order by name');
    expect(names.length).toBeGreaterThan(1);
    for (const [index, storage] of storages.entries()) {
      await storage.write(scopeA, (data) => data.changes.append(scopeA, [newChange(index + 1)]));
    }
  });

  test('of a newer server is refused and left as it is', async () => {
    await (await open()).close();
    opened.length = 0;
    await database.query("insert into kysely_migration values ('9999-later', '')");
    const before = await database.query('select * from kysely_migration');
    await expect(open()).rejects.toThrow('newer version of this server (it has 9999-later)');
    expect(await database.query('select * from kysely_migration')).toEqual(before);
  });

  test('that cannot hold every letter is refused', async () => {
    const latin = await freshDatabase(
      "encoding 'LATIN1' locale_provider libc locale 'C' template template0",
    );
    await expect(openPostgresStorage(latin.url, () => undefined)).rejects.toThrow('LATIN1');
    await latin.drop();
  });
});
