/**
 * How much the server takes at once. Beyond that nothing is gained by taking more: requests would wait
 * for the same database, hold their bodies in memory and be given up by tablets that then ask again.
 * Whoever is turned away is told when to come back, each at another time, and has lost nothing: tablets
 * keep their work until they have read it back (S16).
 */
import type { RandomSource } from '#domain/kernel/sources.ts';

export interface LoadGate {
  /**
   * `wait`: come back in so many seconds. Otherwise `leave` must be called once that part is over.
   * `who`: account, or address of who has none, where one alone must not take all places.
   */
  readonly enter: (kind: LoadKind, who?: string) => Place | { readonly wait: number };
}

export interface Place {
  readonly leave: () => void;
}

/**
 * A place for records is taken only for work that waits for nobody but the database: what comes over a
 * slow line (a body, a photo) has places of its own for the minutes that it takes, or a hundred slow
 * lines would keep everybody out.
 */
export type LoadKind = keyof typeof mostAtOnce;

const mostAtOnce = {
  /** A push of 60 changes takes some 25 ms of a core: a hundred of them wait seconds for each other. */
  record: 100,
  /** Bodies of accounts that are still coming in, of 1 MiB at the most, all of them in memory. */
  body: 300,
  /** Bodies of whoever is not signed in, of a few KiB. */
  'anonymous-body': 2000,
  upload: 400,
  download: 400,
} as const;

/** A person has a few devices; behind one address there may be a whole office, or everybody behind a proxy. */
const mostOfOne: Partial<Readonly<Record<LoadKind, number>>> = {
  ...{ body: 8, 'anonymous-body': 200, upload: 20 },
  /** An album asks for all its pictures at once. */
  download: 60,
};
const leastWaitSeconds = 2;
const waitSpreadSeconds = 8;

export function createLoadGate(random: RandomSource): LoadGate {
  const inside = new Map<string, number>();
  const count = (key: string): number => inside.get(key) ?? 0;
  const move = (key: string, by: number): void => {
    if (count(key) + by === 0) inside.delete(key);
    else inside.set(key, count(key) + by);
  };
  return {
    enter: (kind, who) => {
      const keys = who === undefined ? [kind] : [kind, `${kind} of ${who}`];
      const share = mostOfOne[kind] ?? Number.POSITIVE_INFINITY;
      const ofOne = who === undefined ? 0 : count(`${kind} of ${who}`);
      if (count(kind) >= mostAtOnce[kind] || ofOne >= share) {
        const spread = (random(1)[0] ?? 0) / 255;
        return { wait: Math.round(leastWaitSeconds + spread * waitSpreadSeconds) };
      }
      for (const key of keys) move(key, 1);
      return { leave: () => keys.forEach((key) => move(key, -1)) };
    },
  };
}
