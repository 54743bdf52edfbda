/** IndexedDB without anything around it. */

export function openRaw(name: string, make: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => make(request.result));
  return asked(request);
}

export function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
}

/** Puts rows in one strict transaction; resolves when it is committed. */
export function putStrict(
  database: IDBDatabase,
  rows: Readonly<Record<string, readonly unknown[]>>,
): Promise<void> {
  const transaction = database.transaction(Object.keys(rows), 'readwrite', {
    durability: 'strict',
  });
  for (const [store, ofStore] of Object.entries(rows)) {
    for (const row of ofStore) transaction.objectStore(store).put(row);
  }
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('no put')));
  });
}
