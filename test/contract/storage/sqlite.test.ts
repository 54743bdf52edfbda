import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { expect, test, vi } from 'vitest';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { heldChange, newChange, scopeA } from './sample-rows.ts';
import { storageContract } from './storage-contract.ts';

const emptyFolder = () => mkdtemp(join(tmpdir(), 'so-doan-storage-'));

storageContract('embedded SQLite', async () => {
  const folder = await emptyFolder();
  const storage = await openSqliteStorage(join(folder, 'so-doan.db'));
  return {
    storage,
    discard: async () => {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
});

test('what was written is there after closing and opening again; the migrations run once', async () => {
  const folder = await emptyFolder();
  const file = join(folder, 'so-doan.db');
  const first = await openSqliteStorage(file);
  await first.write(scopeA, (data) => data.changes.append(scopeA, [newChange(1)]));
  await first.close();
  const second = await openSqliteStorage(file);
  const page = await second.read((data) => data.changes.page(scopeA, 'whole', 0, 1000));
  expect(page).toHaveLength(1);
  const settings = await Promise.all(
    ['journal_mode', 'synchronous', 'foreign_keys'].map(async (name) => {
      const { rows } = await sql.raw(`pragma ${name}`).execute(second.db);
      return Object.values(rows[0] as Record<string, unknown>)[0];
    }),
  );
  expect(settings).toEqual(['wal', 2, 1]);
  await second.close();
  await rm(folder, { recursive: true });
});

test('a database of a newer server is refused and left as it is', async () => {
  const folder = await emptyFolder();
  const file = join(folder, 'so-doan.db');
  const storage = await openSqliteStorage(file);
  await sql`insert into kysely_migration values ('9999-later', '')`.execute(storage.db);
  await storage.close();
  await expect(openSqliteStorage(file)).rejects.toThrow(
    'newer version of this server (it has 9999-later)',
  );
  await rm(folder, { recursive: true });
});

test('who moves the directory after the audit book is refused here too: on PostgreSQL writes could wait in a circle', async () => {
  const folder = await emptyFolder();
  const storage = await openSqliteStorage(join(folder, 'so-doan.db'));
  const writing = storage.write(scopeA, async ({ audit, changes }) => {
    await audit.last();
    await changes.markPublished(scopeA);
  });
  await expect(writing).rejects.toThrow('the audit book comes last');
  await storage.close();
  await rm(folder, { recursive: true });
});

test('whether something is held already is found by its key: what else has no id is not read', async () => {
  const folder = await emptyFolder();
  const storage = await openSqliteStorage(join(folder, 'so-doan.db'));
  const nameless = (number: number) => heldChange({ changeId: '', digest: String(number) });
  const held = Array.from({ length: 300 }, (_, index) => nameless(index));
  await storage.write('held', (data) => data.held.keep(held));
  const statement = new Database(':memory:').prepare('select 1');
  const reading = vi.spyOn(Object.getPrototypeOf(statement) as typeof statement, 'all');
  const known = await storage.read((data) => data.held.known([nameless(7), nameless(1000)]));
  const rowsRead = reading.mock.results.flatMap(({ value }) => value as readonly unknown[]);
  reading.mockRestore();
  expect(known.size).toBe(1);
  expect(rowsRead).toHaveLength(1);
  const { rows: plan } = await sql<{ detail: string }>`explain query plan
    select code from held_change where (change_id, digest, pushed_by) in (values ('', '7', 'an'))`.execute(
    storage.db,
  );
  expect(plan[0]?.detail).toMatch(/search held_change using .*index/i);
  await storage.close();
  await rm(folder, { recursive: true });
});
