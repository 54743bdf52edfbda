/** Part of the composition root: the room on the device, and what of it is kept for words. */
import type { Clock } from '#domain/kernel/sources.ts';
import { unlessBytesStay } from '#client/platform/kept-bytes.ts';
import { readStorageRoom } from '#client/platform/storage-room.ts';
import { keepReserve, releaseReserve } from '#client/platform/text-reserve.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { roomToMake } from '#client/services/room-for-photos.ts';
import { saveProblemOf } from '#client/store/save-edits.ts';
import type { LocalStore } from '#client/store/local-store.ts';

/** Milliseconds: the first screen comes first. */
const reserveAfter = 5000;

/** At each opening. */
export function keepReserveSoon(): void {
  setTimeout(() => void keepReserveIfFree(), reserveAfter);
}

async function keepReserveIfFree(): Promise<void> {
  const { used, quota } = await readStorageRoom();
  await keepReserve(used === null || quota === null ? null : quota - used);
}

/**
 * A browser that says nothing true of its room would have the reserve taken, given back and taken again
 * with every answer.
 */
const takeAgainAfter = 10 * 60_000;

/**
 * The room, for whoever shows it: where words have used up their reserve and the browser tells of room
 * again, the reserve is taken anew. That it can be stored proves the room, and photos go on.
 */
export function createReadRoom(
  clock: Clock,
  readRoom: typeof readStorageRoom = readStorageRoom,
  keep: typeof keepReserve = keepReserve,
): typeof readStorageRoom {
  let triedAt: number | null = null;
  return async () => {
    const room = await readRoom();
    const { used, quota, wordsOnly } = room;
    const isDue = triedAt === null || Math.abs(clock() - triedAt) >= takeAgainAfter;
    if (!wordsOnly || used === null || quota === null || !isDue) return room;
    if (!(await keep(quota - used))) return room;
    triedAt = clock();
    return readRoom();
  };
}

/** The browser is not asked after every answer how much room there is. */
const lookAgain = 10 * 60_000;
/** A browser gives back room when it next tidies up: until it has, more would go than is wanted. */
const tidiedUpAfter = 24 * 60 * 60_000;

/**
 * Where room is scarce: lets pictures go that the server has. `full`: something has found no room,
 * whatever the browser says of it, since another app may have filled the disk. Whatever fails is tried
 * again after a later exchange.
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
      if ((await makeRoom(parts, wanted)) > 0) rest = tidiedUpAfter;
    } catch (cause) {
      console.error(cause);
    }
  };
}

/** Words that find no room get what was kept for them; photos never do. */
export async function saveWithReserve(
  store: Pick<LocalStore, 'save'>,
  ...[edits, files = []]: Parameters<Workspace['save']>
): ReturnType<Workspace['save']> {
  const saved = await store.save(edits, files);
  const wordsFoundNoRoom = !saved.ok && saved.error.type === 'no-space' && files.length === 0;
  if (!wordsFoundNoRoom) return saved;
  // Without the reserve the first answer stands.
  const released = await releaseReserve().catch(() => false);
  return released ? store.save(edits, files) : saved;
}

/**
 * Work that carries words out of a full device: without room for the mark that they have left (S2) none
 * could leave it, and the person would be told to send what cannot be sent.
 */
export async function withReserve<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (saveProblemOf(cause).type !== 'no-space') throw cause;
    if (!(await releaseReserve().catch(() => false))) throw cause;
    return work();
  }
}
