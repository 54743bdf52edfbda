/**
 * How often a sign-in may fail. By account, by account and address, and by password, never by
 * address alone: a whole office sits behind one, and at five o'clock all of it signs in.
 * Kept in memory: a restart forgives, which costs an attacker more than it gives.
 */
import { createHmac } from 'node:crypto';
import type { Clock } from '#domain/kernel/sources.ts';

interface Allowance {
  /** Failures in a row before it slows down. */
  readonly burst: number;
  /** Then one more attempt in this many milliseconds. */
  readonly every: number;
}

const allowances = {
  /** Somebody types a password wrong. */
  accountAtAddress: { burst: 5, every: 30_000 },
  /** Guessing at one account from many addresses; does not reach an address that has signed in before. */
  account: { burst: 20, every: 20_000 },
  /** One common password tried on many accounts. */
  password: { burst: 60, every: 10_000 },
} as const satisfies Record<string, Allowance>;
type Kind = keyof typeof allowances;

export interface Attempt {
  readonly username: string;
  readonly address: string;
  readonly password: string;
}

export type Admission =
  | { readonly type: 'slow-down'; readonly seconds: number }
  /** Every admitted attempt counts as failed until `succeeded` takes it back: many at once must not slip through. */
  | { readonly type: 'go'; readonly succeeded: () => void };

export interface AttemptLimits {
  readonly admit: (attempt: Attempt) => Admission;
}

/** Buckets that are kept; the recovered, then the oldest go when there are more. */
const mostBuckets = 50_000;

export function createAttemptLimits(clock: Clock, secret: string): AttemptLimits {
  /** Per key the time at which the bucket is as if never used. */
  const recovered = new Map<string, number>();
  const knownPlaces = new Map<string, number>();

  function waitMilliseconds(kind: Kind, key: string, now: number): number {
    const { burst, every } = allowances[kind];
    return Math.max(0, (recovered.get(key) ?? now) - now - (burst - 1) * every);
  }
  function take(kind: Kind, key: string, now: number): void {
    const { every } = allowances[kind];
    recovered.set(key, Math.max(now, recovered.get(key) ?? now) + every);
    if (recovered.size > mostBuckets) forgetRecovered(recovered, now);
  }

  return {
    admit({ username, address, password }) {
      const now = clock();
      const place = `${username} ${address}`;
      // A bucket of 2^20 fingerprints under a key of ours: it says nothing about the password.
      const fingerprint = createHmac('sha256', secret).update(password).digest('hex').slice(0, 5);
      const keys: [Kind, string][] = [
        ['accountAtAddress', `at ${place}`],
        ['password', `password ${fingerprint}`],
      ];
      if (!knownPlaces.has(place)) keys.push(['account', `account ${username}`]);
      const wait = Math.max(...keys.map(([kind, key]) => waitMilliseconds(kind, key, now)));
      if (wait > 0) return { type: 'slow-down', seconds: Math.ceil(wait / 1000) };
      for (const [kind, key] of keys) take(kind, key, now);
      return {
        type: 'go',
        succeeded() {
          for (const [kind, key] of keys) giveBack(recovered, key, allowances[kind].every);
          recovered.delete(`at ${place}`);
          knownPlaces.delete(place);
          knownPlaces.set(place, now);
          const [oldest] = knownPlaces.keys();
          if (knownPlaces.size > mostBuckets && oldest !== undefined) knownPlaces.delete(oldest);
        },
      };
    },
  };
}

function giveBack(recovered: Map<string, number>, key: string, milliseconds: number): void {
  const until = recovered.get(key);
  if (until !== undefined) recovered.set(key, until - milliseconds);
}

function forgetRecovered(recovered: Map<string, number>, now: number): void {
  for (const [key, until] of recovered) if (until <= now) recovered.delete(key);
  const [oldest] = recovered.keys();
  if (recovered.size > mostBuckets && oldest !== undefined) recovered.delete(oldest);
}
