import { isReserveUsed } from './text-reserve.ts';

/** What the browser says of the room it gives and whether it keeps what it has. */
export interface StorageRoom {
  /** Bytes; `null` where the browser does not say. */
  readonly used: number | null;
  readonly quota: number | null;
  /** Whether the browser has promised not to clear this storage by itself. */
  readonly persistent: boolean | null;
  /** Words have had to use the room that is kept for them: no photo is taken until there is more. */
  readonly wordsOnly: boolean;
}

/** Some browsers ask the person and never settle: an answer that does not come is "not known". */
const patience = 1500;

export async function readStorageRoom(): Promise<StorageRoom> {
  const storage = navigator.storage as StorageManager | undefined;
  const wordsOnly = isReserveUsed();
  if (!storage) return { used: null, quota: null, persistent: null, wordsOnly };
  const estimate = await within(storage.estimate(), null);
  const persistent = await within(storage.persisted(), null);
  return { used: estimate?.usage ?? null, quota: estimate?.quota ?? null, persistent, wordsOnly };
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
