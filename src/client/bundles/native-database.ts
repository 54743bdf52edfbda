/**
 * Reading a database of the app as the browser gives it, whatever its version: no schema, no
 * upgrade, nothing written. What the app cannot open any more can still be read so.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';

export type NativeProblem =
  /** There is none of this name. */
  | { readonly type: 'missing' }
  /** Another tab keeps it in the middle of a change, or the disk does not answer. */
  | { readonly type: 'busy' }
  | { readonly type: 'failed'; readonly detail: string };

/** Another tab's upgrade may hold the queue; a disk that answers does so in far less. */
const patience = 10_000;

/**
 * Opens the database at the version that it has. Opening without a version would make one that is
 * missing: that is aborted. The connection never stands in the way of an upgrade in another tab.
 */
export function openNative(
  factory: IDBFactory,
  name: string,
): Promise<Result<IDBDatabase, NativeProblem>> {
  return new Promise((resolve) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      resolve(err({ type: 'busy' }));
    }, patience);
    const settle = (outcome: Result<IDBDatabase, NativeProblem>): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    let isMissing = false;
    try {
      const request = factory.open(name);
      request.addEventListener('upgradeneeded', () => {
        isMissing = true;
        request.transaction?.abort();
      });
      request.addEventListener('success', () => {
        const database = request.result;
        database.addEventListener('versionchange', () => database.close());
        // Too late: nobody would ever close it.
        if (isOver) database.close();
        settle(ok(database));
      });
      request.addEventListener('error', () => {
        settle(err(isMissing ? { type: 'missing' } : failed(request.error)));
      });
    } catch (cause) {
      settle(err(failed(cause)));
    }
  });
}

export function failed(cause: unknown): NativeProblem & { readonly type: 'failed' } {
  const detail = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  return { type: 'failed', detail };
}

export interface NativeRow {
  readonly key: IDBValidKey;
  /** `undefined`: the browser could not read this row. */
  readonly value: unknown;
  readonly why: string | null;
}

/** So many rows are asked for in one transaction. */
const batch = 200;

/** All keys of a store, or of one of its ranges; an empty list where the store is not there. */
export async function nativeKeys(
  database: IDBDatabase,
  store: string,
): Promise<readonly IDBValidKey[]> {
  if (!database.objectStoreNames.contains(store)) return [];
  return ended(database.transaction(store).objectStore(store).getAllKeys());
}

/** The rows one by one: one that cannot be read spoils no other. */
export async function* nativeRows(
  database: IDBDatabase,
  store: string,
  keys: readonly IDBValidKey[],
): AsyncGenerator<NativeRow> {
  for (let start = 0; start < keys.length; start += batch) {
    const rows = database.transaction(store).objectStore(store);
    const asked = keys.slice(start, start + batch).map((key) => nativeRow(rows, key));
    yield* await Promise.all(asked);
  }
}

export async function readNative(
  database: IDBDatabase,
  store: string,
  key: IDBValidKey,
): Promise<NativeRow> {
  return nativeRow(database.transaction(store).objectStore(store), key);
}

function nativeRow(store: IDBObjectStore, key: IDBValidKey): Promise<NativeRow> {
  return new Promise((resolve) => {
    const request = store.get(key);
    request.addEventListener('success', () => resolve({ key, value: request.result, why: null }));
    request.addEventListener('error', (event) => {
      // Else one bad row would end the transaction of all others.
      event.preventDefault();
      event.stopPropagation();
      const why = request.error?.name ?? 'unknown';
      resolve({ key, value: undefined, why });
    });
  });
}

/** How many rows an index counts; all of the store where it has no such index. */
export async function countNative(
  database: IDBDatabase,
  store: string,
  index: string,
): Promise<number> {
  if (!database.objectStoreNames.contains(store)) return 0;
  const rows = database.transaction(store).objectStore(store);
  return ended(rows.indexNames.contains(index) ? rows.index(index).count() : rows.count());
}

function ended<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unread')));
  });
}
