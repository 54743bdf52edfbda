import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import type { StorageCase } from './pushes-contract.ts';

/** Those that need nothing installed. */
export const bothStorages: readonly StorageCase[] = [
  {
    adapter: 'memory',
    open: async () => {
      const storage = openMemoryStorage();
      return { storage, discard: () => storage.close() };
    },
  },
  {
    adapter: 'embedded SQLite',
    open: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'so-doan-sync-'));
      const storage = await openSqliteStorage(join(folder, 'so-doan.db'));
      return {
        storage,
        discard: async () => {
          await storage.close();
          await rm(folder, { recursive: true });
        },
      };
    },
  },
];
