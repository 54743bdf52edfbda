/** Part of the composition root: photos, whose code comes with the first one. */
import { err } from '#domain/kernel/result.ts';
import type { capturePhoto } from '#client/files/capture.ts';
import type { annotatePicture } from '#client/files/annotate-picture.ts';
import type { readPhoto } from '#client/files/fetch-file.ts';
import { createDevicePlace } from '#client/platform/device-place.ts';
import { loadOnce } from '#client/platform/load-once.ts';
import { sha256Hex, systemClock } from '#client/platform/sources.ts';
import { readStorageRoom } from '#client/platform/storage-room.ts';
import type { PhotoService } from '#client/services/app-services.ts';
import { mayKeepFetched, roomForPhotos } from '#client/services/room-for-photos.ts';
import type { LocalStore } from '#client/store/local-store.ts';

export interface PhotoParts {
  readonly capture: () => Promise<{ readonly capturePhoto: typeof capturePhoto }>;
  readonly annotate: () => Promise<{ readonly annotatePicture: typeof annotatePicture }>;
  readonly fetch: () => Promise<{ readonly readPhoto: typeof readPhoto }>;
  readonly room: typeof readStorageRoom;
}

const ownParts: PhotoParts = {
  capture: () => import('#client/files/capture.ts'),
  annotate: () => import('#client/files/annotate-picture.ts'),
  fetch: () => import('#client/files/fetch-file.ts'),
  room: readStorageRoom,
};

/**
 * A photo that cannot be taken or read is always an answer, never a throw: a camera's picture is
 * nowhere else, and whoever took it must hear that it has to be taken again.
 */
export function createPhotos(
  store: LocalStore,
  account: string,
  parts: PhotoParts = ownParts,
): PhotoService {
  const capture = loadOnce(parts.capture);
  const annotate = loadOnce(parts.annotate);
  const fetched = loadOnce(parts.fetch);
  const receipts = loadOnce(() => import('#client/files/ask-receipts.ts'));
  const mayKeep = async (bytes: number): Promise<boolean> =>
    mayKeepFetched(await parts.room(), bytes);
  const read: PhotoService['read'] = async (scope, sha256) => {
    try {
      const { readPhoto } = await fetched();
      return await readPhoto(store, scope, sha256, { account, fetcher: fetch }, mayKeep);
    } catch (cause) {
      console.error(cause);
      return err({ type: 'missing' });
    }
  };
  return {
    capture: async (file, source) => {
      try {
        if (roomForPhotos(await parts.room()) === 'full') return err({ type: 'no-space' });
        return await (await capture()).capturePhoto(file, source, systemClock);
      } catch (cause) {
        console.error(cause);
        return err({ type: 'decode-failed' });
      }
    },
    annotate: async (scope, original, edit, coverWords) => {
      try {
        const photo = await read(scope, original);
        if (!photo.ok) return err({ type: 'missing' });
        return await (await annotate()).annotatePicture(photo.value, edit, coverWords);
      } catch (cause) {
        console.error(cause);
        return err({ type: 'decode-failed' });
      }
    },
    received: async (scope, sha256) => {
      try {
        const { askReceipts } = await receipts();
        return await askReceipts({ account, fetcher: fetch }, scope, sha256);
      } catch (cause) {
        console.error(cause);
        return err({ type: 'no-connection' });
      }
    },
    held: async (scope, sha256) => {
      const here = await store.readFile(scope, sha256);
      if (here === null) return 'missing';
      return (await sha256Hex(here.bytes)) === sha256 ? 'whole' : 'damaged';
    },
    place: createDevicePlace(account),
    read,
  };
}
