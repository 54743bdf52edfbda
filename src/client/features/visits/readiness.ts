/** "Can I leave?": each fact is counted on this device; ready is said only when none is missing. */
import { photosThatFit } from '#client/services/room-for-photos.ts';

/** `undefined`: still being looked at; `null` in the room: the browser does not say. */
export interface OnDevice {
  /** The app itself starts without a network; `null` where nobody can know (no service workers). */
  readonly app: boolean | null;
  readonly checklists: { readonly here: number; readonly total: number; readonly items: number };
  /** Wall time when the visit's records were last read to the end. */
  readonly readAt: number | null;
  readonly photos: { readonly here: number; readonly total: number; readonly missingBytes: number };
  readonly persistent: boolean | null;
  /** The browser was asked to keep the data and did not agree: the person knows. */
  readonly askedToKeep: boolean;
  readonly freeBytes: number | null;
}

export type FactState = 'yes' | 'no' | 'caution';

export type ReadinessFact =
  | { readonly type: 'app'; readonly state: FactState }
  | {
      readonly type: 'checklists';
      readonly state: FactState;
      readonly here: number;
      readonly total: number;
      readonly items: number;
    }
  | { readonly type: 'records'; readonly state: FactState; readonly readAt: number | null }
  | {
      readonly type: 'photos';
      readonly state: FactState;
      readonly here: number;
      readonly total: number;
    }
  | { readonly type: 'kept'; readonly state: FactState; readonly persistent: boolean | null }
  | {
      readonly type: 'room';
      readonly state: FactState;
      readonly freeBytes: number;
      readonly photos: number;
    };

export interface Readiness {
  readonly facts: readonly ReadinessFact[];
  readonly missing: number;
  /** Bytes of photos that are still to be fetched. */
  readonly missingBytes: number;
}

/** A day of inspection takes about this many photos; less room is not enough to go. */
const photosOfADay = 100;

export function readiness(device: OnDevice): Readiness {
  const facts: readonly ReadinessFact[] = [
    ...(device.app === null ? [] : [{ type: 'app', state: yesNo(device.app) } as const]),
    {
      type: 'checklists',
      state: yesNo(
        device.checklists.total > 0 && device.checklists.here === device.checklists.total,
      ),
      ...device.checklists,
    },
    { type: 'records', state: yesNo(device.readAt !== null), readAt: device.readAt },
    ...photoFact(device.photos),
    { type: 'kept', state: keptState(device), persistent: device.persistent },
    ...roomFact(device.freeBytes),
  ];
  return {
    facts,
    missing: facts.filter((fact) => fact.state === 'no').length,
    missingBytes: device.photos.missingBytes,
  };
}

const yesNo = (good: boolean): FactState => (good ? 'yes' : 'no');

function photoFact({ here, total }: OnDevice['photos']): readonly ReadinessFact[] {
  return total === 0 ? [] : [{ type: 'photos', state: yesNo(here === total), here, total }];
}

/**
 * Whoever has asked and was refused knows what it means and goes all the same; a browser that does
 * not say cannot be asked either.
 */
function keptState({ persistent, askedToKeep }: OnDevice): FactState {
  if (persistent === true) return 'yes';
  return persistent === null || askedToKeep ? 'caution' : 'no';
}

function roomFact(freeBytes: number | null): readonly ReadinessFact[] {
  if (freeBytes === null) return [];
  const photos = photosThatFit(freeBytes);
  return [{ type: 'room', state: yesNo(photos >= photosOfADay), freeBytes, photos }];
}
