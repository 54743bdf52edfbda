import type { StorageRoom } from '#client/platform/storage-room.ts';

/** A photo with its thumbnail as it is stored, in bytes: at most 2,048 px, JPEG. */
const photoBytes = 700_000;

/** Shares of what the browser gives. Photos stop before all is used: words must still find room. */
const scarceFrom = 0.8;
const fullFrom = 0.95;

export type RoomForPhotos = 'enough' | 'scarce' | 'full';

/** Where the browser does not say, there is enough: a full disk is still told when saving. */
export function roomForPhotos({
  used,
  quota,
  wordsOnly,
}: Pick<StorageRoom, 'used' | 'quota' | 'wordsOnly'>): RoomForPhotos {
  if (wordsOnly) return 'full';
  if (used === null || quota === null || quota <= 0) return 'enough';
  const share = used / quota;
  return share >= fullFrom ? 'full' : share >= scarceFrom ? 'scarce' : 'enough';
}

/** Thumbnails and issued documents, without which a screen is of no use where there is no network. */
const smallBytes = 150_000;

/**
 * Whether bytes that the server has too may lie here: what is left of a scarce room is for the photos
 * that are taken on this device.
 */
export function mayKeepFetched(room: Parameters<typeof roomForPhotos>[0], bytes: number): boolean {
  const left = roomForPhotos(room);
  return left === 'enough' || (left === 'scarce' && bytes <= smallBytes);
}

/** Back to this share at least, so that not each photo makes room anew. */
const roomyFrom = 0.75;
/** Words found no room, whatever the browser says of it. */
const leastForWords = 40_000_000;

/**
 * What is to go of pictures that the server has too, in bytes: how much, and from which size on; null
 * while there is enough.
 */
export function roomToMake(
  room: Parameters<typeof roomForPhotos>[0],
): { readonly bytes: number; readonly from: number } | null {
  if (roomForPhotos(room) === 'enough') return null;
  const over = Math.ceil((room.used ?? 0) - (room.quota ?? 0) * roomyFrom);
  return { bytes: Math.max(over, room.wordsOnly ? leastForWords : 0), from: smallBytes };
}

/** How many photos fit, rounded down to what can honestly be said: 13.142 becomes 13.000. */
export function photosThatFit(freeBytes: number): number {
  const count = Math.max(0, Math.floor(freeBytes / photoBytes));
  const step = 10 ** Math.max(0, String(count).length - 2);
  return Math.floor(count / step) * step;
}
