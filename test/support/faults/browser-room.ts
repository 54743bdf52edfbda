/** The room of a browser under test: what is in it, and other work that takes all of it. */
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** Bytes that the browser counts. */
export function usedRoom(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

/** Until the room for words is laid by, and nothing else is kept. */
export async function untilReserved(page: Page): Promise<void> {
  await vi.waitFor(async () => expect(await roomParts(page)).toEqual({ reserve: 20, trial: 0 }), {
    timeout: 20_000,
  });
}

/** What is kept for words, and what a trial has left. */
export function roomParts(
  page: Page,
): Promise<{ readonly reserve: number; readonly trial: number }> {
  return page.evaluate(async () => {
    const name = 'so-doan-text-reserve';
    const parts = (await caches.has(name)) ? await (await caches.open(name)).keys() : [];
    const under = (path: string): number => parts.filter(({ url }) => url.includes(path)).length;
    return { reserve: under('/text-reserve/'), trial: under('/room-trial/') };
  });
}

/** Other work of the same origin takes all that there is, down to a few bytes. How many pieces found room. */
export async function fillTheRoom(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((opened) => {
      const request = indexedDB.open('other work', 1);
      request.addEventListener('upgradeneeded', () =>
        request.result.createObjectStore('bytes', { autoIncrement: true }),
      );
      request.addEventListener('success', () => opened(request.result));
    });
    const add = (size: number): Promise<boolean> =>
      new Promise((ended) => {
        const transaction = database.transaction('bytes', 'readwrite');
        const noise = new Uint8Array(size);
        for (let at = 0; at < size; at += 65_536) {
          crypto.getRandomValues(noise.subarray(at, at + 65_536));
        }
        transaction.objectStore('bytes').add(noise);
        transaction.addEventListener('complete', () => ended(true));
        transaction.addEventListener('abort', () => ended(false));
      });
    let added = 0;
    for (const size of [4_000_000, 400_000, 40_000, 4_000, 400, 100]) {
      // eslint-disable-next-line no-await-in-loop
      while (await add(size)) added += 1;
    }
    database.close();
    return added;
  });
}
