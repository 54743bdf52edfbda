/** "Can I leave?": each fact is counted on this device; ready is said only when none is missing. */
import { photosOfADay, roomForPhotos } from '#client/services/room-for-photos.ts';
import type { Room } from '#client/services/use-room.ts';

/** `null` in the app: it is not known. */
export interface OnDevice {
  /** Files of the app itself, which starts without a network from them. */
  readonly app: AppShare | null;
  readonly checklists: Share & { readonly items: number };
  /** Of the checklists that are here: documents that their items cite, and how many the versions lack. */
  readonly law: { readonly documents: number; readonly missing: number };
  /** Wall time when working file and follow-up were last read to their ends. */
  readonly readAt: number | null;
  /** The unit's visit before this one; `null` where the directory names none. */
  readonly last: LastVisit | null;
  /** Follow-ups of the unit's earlier visits that were read to the end, and what is open in them. */
  readonly recommendations: Share & { readonly open: number };
  readonly report: UnitReport;
  readonly photos: Share & { readonly missingBytes: number };
  readonly room: Room;
  /** Wall time. */
  readonly now: number;
  /** The browser was asked to keep the data and did not agree: the person knows. */
  readonly askedToKeep: boolean;
}

/** `never`: this browser cannot keep the app at all. */
type AppShare = Share & { readonly never?: boolean };

export interface Share {
  readonly here: number;
  readonly total: number;
}

export type LastVisit =
  | { readonly type: 'unread' }
  /** Read, and it tells nothing of its items: no conclusion was issued. */
  | { readonly type: 'silent'; readonly date: string }
  | {
      readonly type: 'told';
      readonly date: string;
      readonly limitations: number;
      readonly figures: number;
      /** The versions that its answers belong to. */
      readonly checklists: Share;
    };

export type UnitReport =
  | { readonly type: 'unread' | 'not-asked' }
  | { readonly type: 'asked'; readonly due: string; readonly claims: number }
  | { readonly type: 'handed-in'; readonly at: string; readonly claims: number };

export type FactState = 'yes' | 'no' | 'caution';

type Fact<Type extends string, Facts> = {
  readonly type: Type;
  readonly state: FactState;
} & Facts;

export type ReadinessFact =
  | Fact<'app', { readonly app: AppShare | null }>
  | Fact<'photos', Share>
  | Fact<'checklists', OnDevice['checklists']>
  | Fact<'law', OnDevice['law']>
  | Fact<'records', { readonly readAt: number | null }>
  | Fact<'last' | 'figures', { readonly last: LastVisit | null }>
  | Fact<'recommendations', OnDevice['recommendations']>
  | Fact<'report', { readonly report: UnitReport }>
  | Fact<'kept', { readonly persistent: boolean | null }>
  | Fact<'room', { readonly room: Room }>;

export interface Readiness {
  readonly facts: readonly ReadinessFact[];
  readonly missing: number;
  /** Bytes of photos that are still to be fetched. */
  readonly missingBytes: number;
}

export function readiness(device: OnDevice): Readiness {
  const { app, checklists, law, last, recommendations, report, photos } = device;
  const facts: readonly ReadinessFact[] = [
    // Who does not know that it starts must not believe it.
    { type: 'app', state: app === null ? 'caution' : allHere(app), app },
    { type: 'checklists', state: allHere(checklists), ...checklists },
    { type: 'law', state: yesNo(checklists.here > 0 && law.missing === 0), ...law },
    { type: 'records', state: yesNo(device.readAt !== null), readAt: device.readAt },
    { type: 'last', state: lastState(last), last },
    ...(last?.type === 'told'
      ? [{ type: 'figures', state: figuresState(last), last } as const]
      : []),
    ...(recommendations.total === 0
      ? []
      : [
          {
            type: 'recommendations',
            state: yesNo(recommendations.here === recommendations.total),
            ...recommendations,
          } as const,
        ]),
    { type: 'report', state: reportState(report), report },
    ...(photos.total === 0
      ? []
      : [
          {
            type: 'photos',
            state: allHere(photos),
            here: photos.here,
            total: photos.total,
          } as const,
        ]),
    { type: 'kept', state: keptState(device), persistent: device.room.persistent },
    { type: 'room', state: roomState(device), room: device.room },
  ];
  return {
    facts,
    missing: facts.filter((fact) => fact.state === 'no').length,
    missingBytes: photos.missingBytes,
  };
}

const yesNo = (good: boolean): FactState => (good ? 'yes' : 'no');
const allHere = ({ here, total }: Share): FactState => yesNo(total > 0 && here === total);

/** Nothing can be fetched of a visit without a conclusion: whoever leaves should know, and may go. */
function lastState(last: LastVisit | null): FactState {
  if (last === null || last.type === 'told') return 'yes';
  return last.type === 'unread' ? 'no' : 'caution';
}

function figuresState({ checklists }: Extract<LastVisit, { type: 'told' }>): FactState {
  return yesNo(checklists.here === checklists.total);
}

/** A report that has not come is the unit's to bring: nothing is missing here. */
function reportState({ type }: UnitReport): FactState {
  if (type === 'unread') return 'no';
  return type === 'asked' ? 'caution' : 'yes';
}

/**
 * Whoever has asked and was refused knows what it means and goes all the same; a browser that does
 * not say cannot be asked either.
 */
function keptState({ room: { persistent }, askedToKeep }: OnDevice): FactState {
  if (persistent === true) return 'yes';
  return persistent === null || askedToKeep ? 'caution' : 'no';
}

/** Milliseconds: by the next morning other apps may have used it. */
const provedFor = 24 * 60 * 60_000;

/** Room that nobody has tried is not known, and may be enough; a browser's word for it is none. */
function roomState({ room, now }: OnDevice): FactState {
  if (roomForPhotos(room) === 'full') return 'no';
  if (room.tried === null) return 'caution';
  if (room.tried.photos < photosOfADay) return 'no';
  return Math.abs(now - room.tried.at) < provedFor ? 'yes' : 'caution';
}
