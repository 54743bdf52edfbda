/**
 * Room is proved by storing: what a browser says of it is made up, so that no page can tell how full a
 * device is. Random bytes are written part by part and deleted again part by part.
 *
 * - What a trial leaves that was cut off is deleted before anything else is written.
 * - One tab at a time (Web Locks), since it would take the other's parts for such a rest.
 * - Words come first: they may take the parts away in the middle (`releaseReserve`), and then no more
 *   are written.
 */
import { unlessElsewhere } from './tab-lock.ts';
import { isReserveUsed, markReserve, reservePath, roomCache, trialPath } from './text-reserve.ts';

const reserveParts = 20;
const reservePartBytes = 1_000_000;

/** Sees to it that the reserve is there; where it is, nothing is written. At most one trial runs. */
export async function keepReserve(): Promise<void> {
  await alone(keep);
}

/**
 * How many parts of this size find room at once, beside the reserve; no more than `most` are tried.
 * `null`: nobody knows, it was ended by `signal`, or another tab is at it.
 */
export function proveRoom(
  most: number,
  partBytes: number,
  signal?: AbortSignal,
): Promise<number | null> {
  return alone(async (cache) => {
    if (!(await keep(cache))) return 0;
    const found = await lay(cache, { path: trialPath, parts: most, partBytes }, signal);
    return signal?.aborted ? null : found;
  });
}

async function alone<T>(work: (cache: Cache) => Promise<T>): Promise<T | null> {
  if (typeof caches === 'undefined') return null;
  return unlessElsewhere('so-doan-room', async () => {
    const cache = await caches.open(roomCache);
    await clear(cache, trialPath);
    try {
      return await work(cache);
    } finally {
      await clear(cache, trialPath);
    }
  });
}

/**
 * With as much again beside it, which is given back: the reserve must not be what fills the device.
 * That goes first, so that a reserve which is whole was proved. Where there is no room for both, what
 * is left is for words alone.
 */
async function keep(cache: Cache): Promise<boolean> {
  const here = await partsIn(cache, reservePath);
  if (here.length < reserveParts) {
    const size = { parts: reserveParts, partBytes: reservePartBytes };
    const isProved =
      (await lay(cache, { path: trialPath, ...size })) === reserveParts &&
      (await lay(cache, { path: reservePath, ...size })) === reserveParts;
    await clear(cache, trialPath);
    if (!isProved) {
      await clear(cache, reservePath);
      markReserve('used');
      return false;
    }
  }
  if (isReserveUsed()) markReserve('kept');
  return true;
}

interface Parts {
  readonly path: string;
  readonly parts: number;
  readonly partBytes: number;
}

/** Answers how many lie there in the end. */
async function lay(
  cache: Cache,
  { path, parts, partBytes }: Parts,
  signal?: AbortSignal,
): Promise<number> {
  const first = `${trialPath}0`;
  const bytes = noise(partBytes);
  for (let part = 0; part < parts; part += 1) {
    if (signal?.aborted) break;
    const at = `${path}${part}`;
    // Words that found no room have taken the trial's.
    if (at !== first && (await cache.keys(first)).length === 0) break;
    try {
      await cache.put(at, new Response(bytes));
    } catch (cause) {
      if (!isNoRoom(cause)) throw cause;
      break;
    }
  }
  return (await partsIn(cache, path)).length;
}

function isNoRoom(cause: unknown): boolean {
  return cause instanceof Error && cause.name === 'QuotaExceededError';
}

async function partsIn(cache: Cache, path: string): Promise<readonly Request[]> {
  return (await cache.keys()).filter(({ url }) => url.includes(path));
}

async function clear(cache: Cache, path: string): Promise<void> {
  await Promise.all((await partsIn(cache, path)).map((part) => cache.delete(part)));
}

/** Bytes that no browser can store in less room: none compresses across what it was given apart. */
function noise(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  }
  return bytes;
}
