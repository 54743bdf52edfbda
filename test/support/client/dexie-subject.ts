/** The product's local store on an IndexedDB in memory, as a subject of the contract. */
import Dexie from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { databaseName, type LocalDatabase } from '#client/store/database.ts';
import { createLocalStore, type LocalStore } from '#client/store/local-store.ts';
import { hasLeft, readNextLot } from '#client/store/lots.ts';
import { openStore, type EnrolmentMarks } from '#client/store/open-store.ts';
import type { Situation } from '#client/store/situation.ts';
import type { Watched } from '#client/platform/watched.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { seededRandom } from '../model/seeded-random.ts';
import type { LocalSubject } from './local-subject.ts';

// Set here and not as a global: Dexie looks for a global when it is loaded, which may be before this file.
Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

let opened = 0;

export interface DexieSubject extends LocalSubject {
  readonly store: LocalStore;
  readonly database: LocalDatabase;
  readonly secondTab: () => Promise<DexieSubject>;
  readonly discard: () => Promise<void>;
}

export const memoryMarks = (): EnrolmentMarks => {
  const marks = new Map<string, string>();
  return {
    read: (account) => marks.get(account) ?? null,
    write: (account, device) => void marks.set(account, device),
  };
};

export async function openDexieSubject(
  clock: Clock = () => Date.UTC(2022, 3, 14),
  account = `account-${(opened += 1)}`,
): Promise<DexieSubject> {
  const marks = memoryMarks();
  const random = seededRandom((opened += 1));
  const options = {
    account,
    clock,
    random: (length: number) => Uint8Array.from({ length }, () => random.below(256)),
    marks,
  };
  const outcome = await openStore(options);
  if (!outcome.ok) throw new Error(`the store did not open: ${outcome.error.type}`);
  const { context } = outcome.value;
  const { database } = context;
  const store = createLocalStore(context);
  return {
    account,
    device: context.device,
    store,
    database,
    save: store.save,
    sync: store.sync,
    importWork: store.importWork,
    records: (scope) => firstOf(store.watchRecords(scope)),
    situation: () => firstOf<Situation>(store.watchSituation()),
    stored: async (scope) => {
      const rows = await database.changes
        .where('[scope+id]')
        .between([scope, ''], [scope, '\uffff'])
        .toArray();
      const nextLot = await readNextLot(database);
      return rows.map((row) => ({
        id: row.id,
        record: row.record,
        content: String(row.payload),
        left: hasLeft(row, nextLot),
        seq: row.seq ?? null,
        held: row.held?.code ?? null,
        pending: row.pending === 1,
      }));
    },
    cursor: async (scope) => {
      const row = await database.scopes.get(scope);
      return row ? { seq: row.seq, sum: row.sum, state: row.state } : null;
    },
    secondTab: () => openDexieSubject(clock, account),
    discard: async () => {
      store.close();
      await Dexie.delete(databaseName(account));
    },
  };
}

/** What a screen would show now. */
export function firstOf<T>(watched: Watched<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = watched.subscribe((value) => {
      resolve(value);
      setTimeout(() => subscription.unsubscribe(), 0);
    }, reject);
  });
}
