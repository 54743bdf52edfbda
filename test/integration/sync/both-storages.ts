import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import type { Storage } from '#server/storage/port.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';

/** Runs one test on each adapter: what use cases promise must not hang on one of them. */
export function onBothStorages(title: string, run: (storage: Storage) => Promise<void>): void {
  test(`${title} [memory]`, () => run(openMemoryStorage()));
  test(`${title} [embedded SQLite]`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'so-doan-sync-'));
    const storage = await openSqliteStorage(join(folder, 'so-doan.db'));
    try {
      await run(storage);
    } finally {
      await storage.close();
      await rm(folder, { recursive: true });
    }
  });
}
