/** Where a server's data lie: it is opened, copied, and put back to a copy. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { emptyState, type MemoryState } from '#server/storage/memory/memory-state.ts';
import { openMemoryStorage } from '#server/storage/memory/open-memory-storage.ts';
import type { Storage } from '#server/storage/port.ts';
import type { SqlStorage } from '#server/storage/sql/sql-storage.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';

/** Starts the server again on the data as they were when the copy was made. */
export type PutBack = () => Promise<Storage>;

export interface ServerDisk {
  readonly storage: Storage;
  /** `null`: copies of it are made elsewhere. */
  readonly copies: {
    readonly backup: () => Promise<PutBack>;
    /** Starts it again on what a backup holds that was taken while held changes were no part of it. */
    readonly loseHeld: PutBack;
  } | null;
}

export function memoryDisk(): ServerDisk {
  let state: MemoryState = emptyState();
  const storage = openMemoryStorage(state);
  const startOn = (copy: MemoryState): Storage => openMemoryStorage((state = copy));
  return {
    storage,
    copies: {
      backup: async () => {
        const copy = structuredClone(state);
        return async () => startOn(structuredClone(copy));
      },
      loseHeld: async () => {
        const copy = structuredClone(state);
        copy.held.clear();
        return startOn(copy);
      },
    },
  };
}

export interface DiscardedDisk extends ServerDisk {
  readonly discard: () => Promise<void>;
}

/** The embedded database as it is used: a file, copied by the database itself. */
export async function sqliteDisk(): Promise<DiscardedDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'so-doan-simulation-'));
  const file = join(folder, 'so-doan.db');
  let copies = 0;
  let opened: SqlStorage = await openSqliteStorage(file);
  const startAgain = async (): Promise<Storage> => (opened = await openSqliteStorage(file));
  return {
    storage: opened,
    copies: {
      backup: async () => {
        const copy = join(folder, `copy-${(copies += 1)}.db`);
        await sql`vacuum into ${copy}`.execute(opened.db);
        return async () => {
          await opened.close();
          for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
          await copyFile(copy, file);
          return startAgain();
        };
      },
      loseHeld: async () => {
        await sql`delete from held_change`.execute(opened.db);
        await opened.close();
        return startAgain();
      },
    },
    discard: async () => {
      await opened.close();
      await rm(folder, { recursive: true });
    },
  };
}
