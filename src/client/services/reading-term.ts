/** Milliseconds for which what lies on a device is shown without an answer of the server (I36). */
export const readingTerm = 35 * 24 * 3_600_000;

/** One moment, by the server's clock and by the device's. */
export interface AnsweredAt {
  readonly server: number;
  readonly device: number;
}

/**
 * A lost tablet, or one whose account has ended, shows what lies on it no longer than this. A clock that
 * was wrong when the server answered and was put right since, or is wrong by the same still, must lock
 * nobody out where there is no network: it is over only by both of its readings. A clock that was put
 * forward later does lock; put right, it opens again, since nothing is remembered of it.
 */
export function isTermOver(answered: AnsweredAt | null, now: number): boolean {
  if (answered === null) return false;
  return Math.min(now - answered.server, now - answered.device) > readingTerm;
}
