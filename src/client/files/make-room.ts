/**
 * Room for the photos that are taken here (S28): where it is scarce, full-size pictures that the server
 * has leave this device, the oldest first; they are fetched again when somebody looks at them. Laws:
 *
 * - Nothing goes that waits or that something which waits is linked to, and no thumbnail.
 * - The server names each once more right before.
 */
import { groupBy } from '#domain/kernel/group-by.ts';
import type { LocalStore } from '#client/store/local-store.ts';
import type { ReceivedPicture } from '#client/store/received-pictures.ts';
import { askReceipts } from './ask-receipts.ts';
import type { FileServer } from './ask-files.ts';

export interface MakeRoomParts extends FileServer {
  readonly store: Pick<LocalStore, 'receivedPictures' | 'dropBytes'>;
  /** Runs it at a moment when nobody needs the bytes; null: this is none. */
  readonly whenFree: (drop: () => Promise<number>) => Promise<number | null>;
}

/** Sizes in bytes. */
export interface RoomWanted {
  readonly bytes: number;
  /** What is smaller stays, thumbnails above all. */
  readonly from: number;
}

/** So many are asked for at once: after a few nothing more may be wanted. */
const batch = 100;

/** Answers how many bytes have gone. */
export async function makeRoom(parts: MakeRoomParts, wanted: RoomWanted): Promise<number> {
  const oldest = await parts.store.receivedPictures(wanted.from);
  let freed = 0;
  for (let start = 0; start < oldest.length && freed < wanted.bytes; start += batch) {
    const asked = oldest.slice(start, start + batch);
    const gone = upTo(await confirmed(parts, asked), wanted.bytes - freed);
    for (const [scope, pictures] of groupBy(gone, (one) => one.scope)) {
      const hashes = pictures.map(({ sha256 }) => sha256);
      const dropped = await parts.whenFree(() => parts.store.dropBytes(scope, hashes));
      if (dropped === null) return freed;
      freed += dropped;
    }
  }
  return freed;
}

/** In the order given; what cannot be asked for now is not confirmed. */
async function confirmed(
  parts: MakeRoomParts,
  pictures: readonly ReceivedPicture[],
): Promise<readonly ReceivedPicture[]> {
  const found = new Set<ReceivedPicture>();
  for (const [scope, ofScope] of groupBy(pictures, (one) => one.scope)) {
    const hashes = ofScope.map(({ sha256 }) => sha256);
    const receipts = await askReceipts(parts, scope, hashes);
    if (!receipts.ok) continue;
    for (const one of ofScope) if (receipts.value.has(one.sha256)) found.add(one);
  }
  return pictures.filter((one) => found.has(one));
}

function upTo(pictures: readonly ReceivedPicture[], bytes: number): readonly ReceivedPicture[] {
  let sum = 0;
  return pictures.filter(({ size }) => {
    const isWanted = sum < bytes;
    sum += size;
    return isWanted;
  });
}
