/** How every peer keeps its answers: one strict IndexedDB put an answer, all read at the start. */
export type Saved = Readonly<Record<string, string>>;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('peer', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('answers'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
  return opened;
}

export async function save(key: string, value: string): Promise<void> {
  const database = await open();
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('answers', 'readwrite', { durability: 'strict' });
    transaction.objectStore('answers').put(value, key);
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('no save')));
  });
}

export async function saved(): Promise<Saved> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const found: Record<string, string> = {};
    const request = database.transaction('answers').objectStore('answers').openCursor();
    request.addEventListener('success', () => {
      const cursor = request.result;
      if (cursor === null) return resolve(found);
      found[String(cursor.key)] = String(cursor.value);
      cursor.continue();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('no answers')));
  });
}
