/** Part of the composition root: the item whose camera is open. */
import type { Clock } from '#domain/kernel/sources.ts';
import type { CameraSlot, CameraSlots } from '#client/services/app-services.ts';
import type { LocalStore } from '#client/store/local-store.ts';

/** Whoever comes back later has begun something else. */
const longestAbsence = 60 * 60_000;
/** A tap must open the camera, also where the database does not answer. */
const patienceMilliseconds = 400;

export function createCameraSlots(
  store: Pick<LocalStore, 'readCameraSlot' | 'writeCameraSlot'>,
  clock: Clock,
): CameraSlots {
  let known: CameraSlot | null | undefined;
  const write = async (slot: CameraSlot | null): Promise<void> => {
    known = slot;
    try {
      await store.writeCameraSlot(slot);
    } catch (cause) {
      console.error(cause);
    }
  };
  return {
    put: (slot) =>
      Promise.race([
        write({ ...slot, at: clock() }),
        new Promise<void>((resolve) => setTimeout(resolve, patienceMilliseconds)),
      ]),
    clear: () => write(null),
    async read() {
      try {
        const slot = await store.readCameraSlot();
        known = slot !== null && Math.abs(clock() - slot.at) < longestAbsence ? slot : null;
      } catch (cause) {
        console.error(cause);
        known = null;
      }
      return known;
    },
    known: () => known,
  };
}
