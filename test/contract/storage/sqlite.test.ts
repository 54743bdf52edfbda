import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { newChange, scopeA } from './sample-rows.ts';
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
