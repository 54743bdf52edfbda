import { isReserveUsed } from './text-reserve.ts';

/**
 * What is known of the room on the device. What is left of it no browser tells: `quota` is no function of
 * that (by the Storage Standard), and in Chromium it is always the use and 10 GiB.
 */
export interface StorageRoom {
  /** Bytes; `null` where the browser does not say. */
  readonly used: number | null;
  /** A limit, never room that is there. */
  readonly quota: number | null;
  /** Whether the browser has promised not to clear this storage by itself. */
  readonly persistent: boolean | null;
  /** Words have had to use the room that is kept for them: no photo is taken until there is more. */
  readonly wordsOnly: boolean;
  readonly tried: RoomTried | null;
}

/** What was found when room was last tried by writing. */
export interface RoomTried {
  /** Wall time. */
  readonly at: number;
  /** So many found room; 0 also where a real one found none. */
  readonly photos: number;
}

const triedKey = 'so-doan.room-tried';

export function noteTried(tried: RoomTried | null): void {
  if (tried === null) localStorage.removeItem(triedKey);
  else localStorage.setItem(triedKey, `${tried.at} ${tried.photos}`);
}

/** Another text whenever something was learned of the room by writing. */
export const roomMark = (): string =>
  `${localStorage.getItem(triedKey) ?? ''}${isReserveUsed() ? ' words only' : ''}`;

function readTried(): RoomTried | null {
  const [at = 0, photos = 0] = (localStorage.getItem(triedKey) ?? '').split(' ').map(Number);
  return at > 0 ? { at, photos } : null;
}

/** Some browsers ask the person and never settle: an answer that does not come is "not known". */
const patience = 1500;

export async function readStorageRoom(): Promise<StorageRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  const estimate = storage ? await within(storage.estimate(), null) : null;
  const persistent = storage ? await within(storage.persisted(), null) : null;
  return {
    used: estimate?.usage ?? null,
    quota: estimate?.quota ?? null,
    persistent,
    wordsOnly: isReserveUsed(),
    tried: readTried(),
  };
}

export async function askToPersist(): Promise<boolean | null> {
  const storage = navigator.storage as StorageManager | undefined;
  return storage ? within(storage.persist(), null) : null;
}

function within<T>(promise: Promise<T>, otherwise: T | null): Promise<T | null> {
  return Promise.race([
    promise.catch(() => otherwise),
    new Promise<T | null>((resolve) => {
      setTimeout(() => resolve(otherwise), patience);
    }),
  ]);
}
