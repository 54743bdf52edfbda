import type { Storage, Writable } from '../port.ts';
import { Journal } from './journal.ts';
import {
  memoryAudit,
  memoryChecklists,
  memoryEpoch,
  memoryFiles,
  memoryHeld,
} from './memory-books.ts';
import { memoryChanges } from './memory-changes.ts';
import { memoryAccounts, memoryDirectory } from './memory-directory.ts';
import { emptyState, type MemoryState } from './memory-state.ts';

/**
 * A storage that lives as long as its object: for simulations of thousands of schedules. One
 * transaction runs at a time, whatever its lock. `state` may be a copy of another one's: a backup.
 */
export function openMemoryStorage(state: MemoryState = emptyState()): Storage {
  let last: Promise<unknown> = Promise.resolve();
  const run = <T>(work: (data: Writable) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      const journal = new Journal();
      try {
        return await work({
          changes: memoryChanges(state, journal),
          held: memoryHeld(state, journal),
          directory: memoryDirectory(state, journal),
          accounts: memoryAccounts(state, journal),
          checklists: memoryChecklists(state, journal),
          files: memoryFiles(state, journal),
          audit: memoryAudit(state, journal),
          epoch: memoryEpoch(state, journal),
        });
      } catch (error) {
        journal.rollBack();
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
  return { read: run, write: (_lock, work) => run(work), close: async () => undefined };
}
