/**
 * Room that only words may use. A browser that is full refuses the next answer as it refuses the next
 * photo, so some room is taken beforehand and given back when words find none; photos never get it.
 *
 * It lies in the Cache API: what is deleted there counts as free at once, while IndexedDB gives room
 * back when it next tidies up. All accounts of the device share it.
 */
const cacheName = 'so-doan-text-reserve';
const parts = 20;
const partBytes = 1_000_000;
/** With less left than this many times the reserve, taking it would itself fill the device. */
const leastTimesFree = 5;
/** Once words have had to use it, photos wait for it: then it is taken again from this much room on. */
const leastTimesFreeAgain = 3;
const usedKey = 'so-doan.text-reserve-used';

/** Whether words have had to use it; photos wait until there is room again. */
export function isReserveUsed(): boolean {
  return localStorage.getItem(usedKey) !== null;
}

/**
 * Takes the room where there is enough of it. Where that is not known or fails there is no reserve.
 * Answers whether it was tried.
 */
export async function keepReserve(freeBytes: number | null): Promise<boolean> {
  if (typeof caches === 'undefined') return false;
  const least = isReserveUsed() ? leastTimesFreeAgain : leastTimesFree;
  if (freeBytes === null || freeBytes < least * parts * partBytes) return false;
  try {
    const cache = await caches.open(cacheName);
    const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
    for (let part = 0; part < parts; part += 1) {
      const path = `/text-reserve/${part}`;
      // eslint-disable-next-line no-await-in-loop
      if (!here.has(path)) await cache.put(path, new Response(noise()));
    }
    localStorage.removeItem(usedKey);
  } catch {
    await caches.delete(cacheName).catch(() => false);
  }
  return true;
}

/** Gives the room back; false where there was none. */
export async function releaseReserve(): Promise<boolean> {
  if (typeof caches === 'undefined' || !(await caches.has(cacheName))) return false;
  const cache = await caches.open(cacheName);
  // One by one: the room of a cache that is deleted whole is used until nobody has it open any more.
  const kept = await cache.keys();
  await Promise.all(kept.map((part) => cache.delete(part)));
  localStorage.setItem(usedKey, 'yes');
  return kept.length > 0;
}

/** Bytes that no browser can store in less room. */
function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(partBytes);
  for (let at = 0; at < partBytes; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
}
