/**
 * What may be said about where the data is, from counted rows and real answers alone. "Saved here"
 * and "the server has it" stay two facts; nothing is claimed because it was only tried.
 */
import type { SaveState, Workspace } from '#client/services/app-services.ts';

type LoopState = ReturnType<Workspace['syncState']>;
/** The parts of a Situation that the words depend on. */
export interface SyncCounts {
  readonly changes: { readonly waiting: number; readonly held: number };
  readonly files: {
    readonly all: number;
    readonly received: number;
    readonly waitingBytes: number;
  };
  readonly staying: {
    readonly changes: number;
    readonly files: number;
    readonly unreadable: number;
  };
  readonly conflicts: readonly { readonly scope: string }[];
  readonly waitingSince: number | null;
  readonly syncedAt: number | null;
}

export type Obstacle = Exclude<LoopState['connection'], 'unknown' | 'online'>;

/**
 * - `received`: nothing waits, nothing is held, every file arrived, and the last exchange was answered;
 * - `sending`: something waits and an exchange with an answering server is under way;
 * - `waiting`: something waits;
 * - `staying`: nothing waits, but something stays here that no exchange takes: a person must;
 * - `held`: nothing waits or stays, but the office keeps some of it back;
 * - `nothing-waits`: the same counts as `received`, but the server does not answer now;
 * - `never`: this device never had a whole exchange.
 */
export type ServerHas =
  'received' | 'sending' | 'waiting' | 'held' | 'staying' | 'nothing-waits' | 'never';

export interface SyncView {
  readonly saved:
    | { readonly type: 'saved'; readonly at: number | null }
    | { readonly type: 'not-saved'; readonly problem: NonNullable<SaveState['problem']> };
  readonly obstacle: { readonly type: Obstacle; readonly since: number } | null;
  readonly server: ServerHas;
  readonly waiting: {
    readonly changes: number;
    /** Originals of photos and documents; thumbnails count in bytes alone. */
    readonly files: number;
    readonly bytes: number;
  };
  /** The server answers, and still something has waited for over a day: since when. */
  readonly stuckSince: number | null;
  readonly held: number;
  readonly conflicts: number;
}

/**
 * Inside of a visit the bar counts what that visit says of itself; conflicts of others are in the sheet.
 * `null`: no visit is open.
 */
export function conflictsIn(
  conflicts: SyncCounts['conflicts'],
  visitId: string | null,
): SyncCounts['conflicts'] {
  if (visitId === null) return conflicts;
  const own: ReadonlySet<string> = new Set([`visit/${visitId}`, `followup/${visitId}`]);
  return conflicts.filter(({ scope }) => own.has(scope));
}

/** What a unit writes of its follow-up. */
const unitKinds = /^(?:acknowledgement|response|remedy-photo|self-report|claim):/;

/** What the delegation has not agreed on among itself is not the unit's to see, nor to settle. */
export function conflictsOf<T extends { readonly record: string }>(
  conflicts: readonly T[],
  role: string,
): readonly T[] {
  return role === 'unit' ? conflicts.filter(({ record }) => unitKinds.test(record)) : conflicts;
}

const hour = 60 * 60_000;
const day = 24 * hour;

export function syncView(
  counts: SyncCounts,
  loop: LoopState,
  save: SaveState,
  now: number,
): SyncView {
  const waiting = {
    changes: counts.changes.waiting,
    files: counts.files.all - counts.files.received,
    bytes: counts.files.waitingBytes,
  };
  return {
    saved: save.problem
      ? { type: 'not-saved', problem: save.problem }
      : { type: 'saved', at: save.savedAt },
    obstacle:
      loop.connection === 'unknown' || loop.connection === 'online'
        ? null
        : { type: loop.connection, since: loop.since },
    server: serverHas(counts, waiting, loop),
    waiting,
    stuckSince: stuckSince(counts, loop, now),
    held: counts.changes.held,
    conflicts: counts.conflicts.length,
  };
}

/**
 * No error tells of what is left behind again and again, and nobody would look. A server that has
 * trouble is given an hour, or everybody who comes back from a commune would be alarmed.
 */
function stuckSince({ waitingSince }: SyncCounts, loop: LoopState, now: number): number | null {
  const answers =
    loop.connection === 'online' ||
    (loop.connection === 'server-trouble' && now - loop.since > hour);
  return waitingSince !== null && answers && now - waitingSince > day ? waitingSince : null;
}

function serverHas(counts: SyncCounts, waiting: SyncView['waiting'], loop: LoopState): ServerHas {
  const online = loop.connection === 'online';
  if (waiting.changes > 0 || waiting.files > 0 || waiting.bytes > 0) {
    return online && loop.running ? 'sending' : 'waiting';
  }
  if (counts.syncedAt === null) return 'never';
  const { changes, files, unreadable } = counts.staying;
  if (changes + files + unreadable > 0) return 'staying';
  if (counts.changes.held > 0) return 'held';
  return online ? 'received' : 'nothing-waits';
}
