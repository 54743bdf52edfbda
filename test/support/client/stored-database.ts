/** A database of a tablet as text: what a version of the app left behind, for later versions to open. */
import { indexedDB } from 'fake-indexeddb';

export interface StoredDatabase {
  /** As the browser knows it; Dexie's own number times ten. */
  readonly nativeVersion: number;
  readonly stores: readonly StoredStore[];
}

interface StoredStore {
  readonly name: string;
  readonly keyPath: string | string[] | null;
  readonly autoIncrement: boolean;
  readonly indexes: readonly {
    readonly name: string;
    readonly keyPath: string | string[];
    readonly unique: boolean;
    readonly multiEntry: boolean;
  }[];
  /** Bytes are written as `{ "$bytes": "<hex>" }`. */
  readonly rows: readonly unknown[];
}

/** Reads a database by the native interface, whatever made it. */
export async function dumpDatabase(name: string): Promise<StoredDatabase> {
  const database = await asPromise(indexedDB.open(name));
  const names = [...database.objectStoreNames].toSorted();
  const transaction = database.transaction(names);
  const stores: StoredStore[] = [];
  for (const storeName of names) {
    const store = transaction.objectStore(storeName);
    const indexes = [...store.indexNames].toSorted().map((indexName) => {
      const { keyPath, unique, multiEntry } = store.index(indexName);
      return { name: indexName, keyPath, unique, multiEntry };
    });
    const rows = await asPromise(store.getAll());
    const { keyPath, autoIncrement } = store;
    stores.push({ name: storeName, keyPath, autoIncrement, indexes, rows: rows.map(toText) });
  }
  database.close();
  return { nativeVersion: database.version, stores };
}

/** Makes the database as it was, under this name. */
export async function restoreDatabase(name: string, stored: StoredDatabase): Promise<void> {
  const opening = indexedDB.open(name, stored.nativeVersion);
  opening.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, autoIncrement, indexes } of stored.stores) {
      const store = opening.result.createObjectStore(storeName, { keyPath, autoIncrement });
      for (const { name: indexName, keyPath: of, ...options } of indexes) {
        store.createIndex(indexName, of, options);
      }
    }
  };
  const database = await asPromise(opening);
  const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
  for (const { name: storeName, rows } of stored.stores) {
    for (const row of rows) transaction.objectStore(storeName).put(fromText(row));
  }
  await new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
  database.close();
}

function asPromise<T>(request: {
  result: T;
  error: unknown;
  onsuccess: unknown;
  onerror: unknown;
}): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function toText(value: unknown): unknown {
  if (value instanceof ArrayBuffer) return { $bytes: Buffer.from(value).toString('hex') };
  if (Array.isArray(value)) return value.map(toText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toText(part)]));
}

function fromText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromText);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return Uint8Array.from(Buffer.from(String(value.$bytes), 'hex')).buffer;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fromText(part)]));
}
