/**
 * When each tablet may begin anew. After a restore every tablet brings all that it holds and reads
 * all that it may (S15, S24), all of them at once. They are given times to come back, one after the
 * other; whoever waits has lost nothing and goes on working.
 * The list is in memory: a server that starts again hands out new times.
 */
import type { Clock } from '#domain/kernel/sources.ts';

export interface StartTimes {
  /** Seconds until this account may begin; 0: now. Asked again sooner, it hears the same time. */
  readonly ask: (accountId: string) => number;
}

export interface StartRate {
  /** So many begin at once, as soon as they come. */
  readonly atOnce: number;
  /** Milliseconds from one start to the next beyond them. */
  readonly gap: number;
}

/** 1,600 tablets of a country have begun after a quarter of an hour. */
const countryRate: StartRate = { atOnce: 20, gap: 500 };
/** Whoever begins has this long to be heard again without another turn, should an answer be lost. */
const turnLasts = 10 * 60_000;

/** Turns are an account's: a caller that makes up devices takes no more than one from the others. */
export function createStartTimes(clock: Clock, rate: StartRate = countryRate): StartTimes {
  const startsByAccount = new Map<string, number>();
  /** When the next one would begin if nobody could begin at once. */
  let due = 0;
  let latest = 0;
  return {
    ask: (accountId) => {
      const now = clock();
      // A clock that was set back by far would make everybody wait until it is there again.
      if (now < latest - turnLasts) {
        startsByAccount.clear();
        due = 0;
      }
      latest = now;
      forget(startsByAccount, now - turnLasts);
      let start = startsByAccount.get(accountId);
      if (start === undefined) {
        due = Math.max(due, now);
        start = Math.max(now, due - (rate.atOnce - 1) * rate.gap);
        due += rate.gap;
        startsByAccount.set(accountId, start);
      }
      return Math.ceil(Math.max(0, start - now) / 1000);
    },
  };
}

/** Starts are in the order of their times, except after the clock was set back: those stay a while longer. */
function forget(starts: Map<string, number>, before: number): void {
  for (const [accountId, start] of starts) {
    if (start >= before) return;
    starts.delete(accountId);
  }
}
