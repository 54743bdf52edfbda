/**
 * Room that only words may use. A browser that is full refuses the next answer as it refuses the next
 * photo, so some room is taken beforehand and given back when words find none; photos never get it.
 *
 * It lies in the Cache API: what is deleted there counts as free at once, while IndexedDB gives room
 * back when it next tidies up. All accounts of the device share it. It is laid by in `prove-room.ts`.
 */
export const roomCache = 'so-doan-text-reserve';
export const reservePath = '/text-reserve/';
/** What is written only to see whether it finds room; whatever lies there may go at any time. */
export const trialPath = '/room-trial/';
const usedKey = 'so-doan.text-reserve-used';

/** Whether only words may be stored; photos wait until there is room again. */
export function isReserveUsed(): boolean {
  return localStorage.getItem(usedKey) !== null;
}

/** Words had to use it, or there was no room for it. */
export function markReserve(state: 'used' | 'kept'): void {
  if (state === 'kept') localStorage.removeItem(usedKey);
  else localStorage.setItem(usedKey, 'yes');
}

/**
 * Gives room back: first what a trial holds at this moment, asked again the reserve itself. False where
 * there was nothing.
 */
export async function releaseReserve(): Promise<boolean> {
  if (typeof caches === 'undefined' || !(await caches.has(roomCache))) return false;
  const cache = await caches.open(roomCache);
  const kept = await cache.keys();
  const trial = kept.filter(({ url }) => url.includes(trialPath));
  const given = trial.length > 0 ? trial : kept;
  // One by one: the room of a cache that is deleted whole is used until nobody has it open any more.
  const gone = await Promise.all(given.map((part) => cache.delete(part)));
  if (given === kept) markReserve('used');
  return gone.includes(true);
}
