import type { Page } from 'playwright-core';

/**
 * Everything that the browser keeps for the app: all stores of all databases, bytes as the text that
 * they hold, and what lies in localStorage and the caches of the service worker. A word that is not
 * in here is not on the device.
 */
export async function dumpStorage(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const ended = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, failed) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => failed(request.error ?? new Error('unread')));
      });
    const words = (_key: string, value: unknown): unknown => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
        return new TextDecoder().decode(value);
      }
      if (value instanceof Map) return [...value];
      return value;
    };
    const parts: string[] = [JSON.stringify({ ...localStorage, ...sessionStorage })];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await ended(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = await ended(database.transaction(store).objectStore(store).getAll());
        parts.push(`${name}/${store}: ${JSON.stringify(rows, words)}`);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      // Twenty megabytes of noise, which hold no word.
      if (name === 'so-doan-text-reserve') continue;
      const requests = await (await caches.open(name)).keys();
      parts.push(`cache ${name}: ${requests.map(({ url }) => url).join(' ')}`);
    }
    return parts.join('\n');
  });
}
