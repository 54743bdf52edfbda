/** Part of the composition root: the room on the device, and what of it is kept for words. */
import type { Clock } from '#domain/kernel/sources.ts';
import { unlessBytesStay } from '#client/platform/kept-bytes.ts';
import { noteTried, readStorageRoom } from '#client/platform/storage-room.ts';
import { releaseReserve } from '#client/platform/text-reserve.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { photoBytes, photosTried, roomToMake } from '#client/services/room-for-photos.ts';
import { saveProblemOf } from '#client/store/save-edits.ts';
import type { LocalStore } from '#client/store/local-store.ts';

/** Milliseconds: the first screen comes first. */
const reserveAfter = 5000;

/** What writes only to see whether it finds room comes after the first screen. */
const loadProving = () => import('#client/platform/prove-room.ts');

async function keepReserve(): Promise<void> {
  try {
    await (await loadProving()).keepReserve();
  } catch (cause) {
    console.error(cause);
  }
}

/** At each opening. */
export function keepReserveSoon(): void {
  setTimeout(() => void keepReserve(), reserveAfter);
}

/** On a full device it would be tried with every answer. At an opening it was just tried. */
const takeAgainAfter = 10 * 60_000;

/**
 * The room, for whoever shows it: where only words may be stored, the reserve is taken anew now and
 * then. That it can be stored proves the room, and photos go on.
 */
export function createReadRoom(
  clock: Clock,
  readRoom: typeof readStorageRoom = readStorageRoom,
): Workspace['room'] {
  let since: number | null = null;
  return async () => {
    const room = await readRoom();
    since = room.wordsOnly ? (since ?? clock()) : null;
    if (since === null || Math.abs(clock() - since) < takeAgainAfter) return room;
    since = clock();
    await keepReserve();
    return readRoom();
  };
}

/** Tries by writing how many photos find room, and notes what was found. */
export function createTryRoom(clock: Clock, tell: () => void): Workspace['tryRoom'] {
  return async (signal) => {
    try {
      const { proveRoom } = await loadProving();
      const photos = await proveRoom(photosTried, photoBytes, signal);
      if (photos === null) return null;
      const tried = { at: clock(), photos };
      noteTried(tried);
      return tried;
    } catch (cause) {
      console.error(cause);
      return null;
    } finally {
      tell();
    }
  };
}

/** The browser is not asked after every answer how much room there is. */
const lookAgain = 10 * 60_000;
/** A browser gives back room when it next tidies up: until it has, more would go than is wanted. */
const tidiedUpAfter = 24 * 60 * 60_000;

/**
 * Where room is scarce: lets pictures go that the server has. `full`: something has found no room,
 * whatever the browser says of it, since another app may have filled the disk. Once something has gone,
 * nobody knows any more how much room there is. Whatever fails is tried again after a later exchange.
 */
export function createMakeRoom(
  store: Pick<LocalStore, 'receivedPictures' | 'dropBytes'>,
  account: string,
  clock: Clock,
  readRoom: typeof readStorageRoom = readStorageRoom,
  fetcher: typeof fetch = fetch,
): (state?: 'full') => Promise<void> {
  let lookedAt: number | null = null;
  let rest = lookAgain;
  return async (state) => {
    if (lookedAt !== null && Math.abs(clock() - lookedAt) < rest) return;
    lookedAt = clock();
    rest = lookAgain;
    try {
      const room = await readRoom();
      const wanted = roomToMake({ ...room, wordsOnly: room.wordsOnly || state === 'full' });
      if (wanted === null) return;
      const { makeRoom } = await import('#client/files/make-room.ts');
      const whenFree = (drop: () => Promise<number>): Promise<number | null> =>
        unlessBytesStay(account, drop);
      const parts = { store, account, fetcher, whenFree };
      if ((await makeRoom(parts, wanted)) === 0) return;
      rest = tidiedUpAfter;
      noteTried(null);
    } catch (cause) {
      console.error(cause);
    }
  };
}

/** Words that find no room get what was kept for them; photos never do, and it is noted that they did not. */
export async function saveWithReserve(
  store: Pick<LocalStore, 'save'>,
  clock: Clock,
  ...[edits, files = []]: Parameters<Workspace['save']>
): ReturnType<Workspace['save']> {
  const saved = await store.save(edits, files);
  if (saved.ok || saved.error.type !== 'no-space') return saved;
  if (files.length > 0) {
    noteTried({ at: clock(), photos: 0 });
    return saved;
  }
  return (await release()) ? saveWithReserve(store, clock, edits) : saved;
}

/** Ends: sooner or later there is nothing left to give. */
const release = (): Promise<boolean> => releaseReserve().catch(() => false);

/**
 * Work that carries words out of a full device: without room for the mark that they have left (S2) none
 * could leave it, and the person would be told to send what cannot be sent.
 */
export async function withReserve<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (saveProblemOf(cause).type !== 'no-space' || !(await release())) throw cause;
    return withReserve(work);
  }
}
