import type { StorageRoom } from '#client/platform/storage-room.ts';

/** A photo with its thumbnail as it is stored, in bytes: at most 2,048 px, JPEG. */
export const photoBytes = 700_000;

/** A day of inspection takes about this many photos; less room is not enough to go. */
export const photosOfADay = 100;
/** A trial writes as much as this many: other apps use the same disk until the day is over. */
export const photosTried = 2 * photosOfADay;

/** Shares of what the browser allows. Photos stop before all is used: words must still find room. */
const scarceFrom = 0.8;
const fullFrom = 0.95;

type Room = Pick<StorageRoom, 'used' | 'quota' | 'wordsOnly' | 'tried'>;

export type RoomForPhotos = 'enough' | 'scarce' | 'full';

/** What writing has shown, and the browser's limit beside it; a full disk is still told when saving. */
export function roomForPhotos(room: Room): RoomForPhotos {
  const share = shareOfLimit(room);
  if (room.wordsOnly || share >= fullFrom) return 'full';
  return share >= scarceFrom || photosLacking(room) > 0 ? 'scarce' : 'enough';
}

/** Milliseconds: visits are tried one after the other, and each trial by writing wears the device. */
const provedFor = 15 * 60_000;

/** Whether all of a trial found room so lately that it need not be written again. */
export function isRoomProved({ tried, wordsOnly }: Room, now: number): boolean {
  if (tried === null || wordsOnly || tried.photos < photosTried) return false;
  return Math.abs(now - tried.at) < provedFor;
}

/** The limit is what room ends at, whatever the device has. */
export const isLimitNear = (room: Room): boolean => shareOfLimit(room) >= scarceFrom;

const shareOfLimit = ({ used, quota }: Room): number => (used && quota ? used / quota : 0);

const photosLacking = ({ tried }: Room): number =>
  tried === null ? 0 : Math.max(0, photosOfADay - tried.photos);

/** Thumbnails and issued documents, without which a screen is of no use where there is no network. */
const smallBytes = 150_000;

/**
 * Whether bytes that the server has too may lie here: what is left of a scarce room is for the photos
 * that are taken on this device.
 */
export function mayKeepFetched(room: Room, bytes: number): boolean {
  const left = roomForPhotos(room);
  return left === 'enough' || (left === 'scarce' && bytes <= smallBytes);
}

/** Back to this share at least, so that not each photo makes room anew. */
const roomyFrom = 0.75;
/** Words found no room. */
const leastForWords = 40_000_000;

/**
 * What is to go of pictures that the server has too, in bytes: how much, and from which size on; null
 * while nothing shows that room is scarce.
 */
export function roomToMake(room: Room): { readonly bytes: number; readonly from: number } | null {
  if (roomForPhotos(room) === 'enough') return null;
  const overLimit = room.quota === null ? 0 : (room.used ?? 0) - room.quota * roomyFrom;
  const bytes = Math.max(
    Math.ceil(overLimit),
    photosLacking(room) * photoBytes,
    room.wordsOnly ? leastForWords : 0,
  );
  return { bytes, from: smallBytes };
}

/** So many photos, rounded down to what can honestly be said: 137 becomes 130. */
export function aboutPhotos(count: number): number {
  const step = 10 ** Math.max(0, String(count).length - 2);
  return Math.floor(count / step) * step;
}
