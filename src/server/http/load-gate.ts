/**
 * How much the server takes at once. Beyond that nothing is gained by taking more: requests would wait
 * for the same database, hold their bodies in memory and be given up by tablets that then ask again.
 * Whoever is turned away is told when to come back, each at another time, and has lost nothing: tablets
 * keep their work until they have read it back (S16).
 */
import type { RandomSource } from '#domain/kernel/sources.ts';

export interface LoadGate {
  /** `wait`: come back in so many seconds. Otherwise `leave` must be called once the answer is there. */
  readonly enter: (kind: LoadKind) => { readonly leave: () => void } | { readonly wait: number };
}

/** Bytes of photos trickle in over slow lines for minutes; they must not keep the records out. */
export type LoadKind = 'record' | 'upload' | 'free';

/** A push of 60 changes takes some 25 ms of a core: a hundred of them wait seconds for each other. */
const mostAtOnce: Readonly<Record<LoadKind, number>> = {
  ...{ record: 100, upload: 400, free: Number.POSITIVE_INFINITY },
};
const leastWaitSeconds = 2;
const waitSpreadSeconds = 8;

export function createLoadGate(random: RandomSource): LoadGate {
  const inside: Record<LoadKind, number> = { record: 0, upload: 0, free: 0 };
  return {
    enter: (kind) => {
      if (inside[kind] >= mostAtOnce[kind]) {
        const share = (random(1)[0] ?? 0) / 255;
        return { wait: Math.round(leastWaitSeconds + share * waitSpreadSeconds) };
      }
      inside[kind] += 1;
      return { leave: () => void (inside[kind] -= 1) };
    },
  };
}
