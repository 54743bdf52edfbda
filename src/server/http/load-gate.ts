/**
 * How much the server takes at once. Beyond that nothing is gained by taking more: requests would wait
 * for the same database, hold their bodies in memory and be given up by tablets that then ask again.
 * Whoever is turned away is told when to come back, each at another time, and has lost nothing: tablets
 * keep their work until they have read it back (S16).
 *
 * Two signs of too much: so many requests are under way; or the event loop has been busy without a
 * break with those that came together (the embedded database works on it, so that waiting requests
 * are not "under way", they are in the sockets).
 */
import type { RandomSource } from '#domain/kernel/sources.ts';

export interface LoadGate {
  /** `wait`: come back in so many seconds. Otherwise `leave` must be called once the answer is there. */
  readonly enter: (kind: LoadKind) => { readonly leave: () => void } | { readonly wait: number };
}

/** Bytes of photos trickle in over slow lines for minutes; they must not keep the records out. */
export type LoadKind = 'record' | 'upload' | 'free';

const mostAtOnce: Readonly<Record<LoadKind, number>> = {
  ...{ record: 100, upload: 400, free: Number.POSITIVE_INFINITY },
};
/** Whoever came first in this turn of the event loop has waited for it so long. */
const longestTurnMilliseconds = 1000;
const leastWaitSeconds = 2;
const waitSpreadSeconds = 8;

export interface LoadGateParts {
  readonly random: RandomSource;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Calls back when this turn of the event loop is over. */
  readonly afterTurn: (callback: () => void) => void;
}

export function createLoadGate({ random, now, afterTurn }: LoadGateParts): LoadGate {
  const inside: Record<LoadKind, number> = { record: 0, upload: 0, free: 0 };
  let turnBegan: number | null = null;
  const isTurnTooLong = (): boolean => {
    if (turnBegan !== null) return now() - turnBegan > longestTurnMilliseconds;
    turnBegan = now();
    afterTurn(() => (turnBegan = null));
    return false;
  };
  return {
    enter: (kind) => {
      if (kind !== 'free' && (isTurnTooLong() || inside[kind] >= mostAtOnce[kind])) {
        const share = (random(1)[0] ?? 0) / 255;
        return { wait: Math.round(leastWaitSeconds + share * waitSpreadSeconds) };
      }
      inside[kind] += 1;
      return { leave: () => void (inside[kind] -= 1) };
    },
  };
}
