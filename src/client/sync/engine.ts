/**
 * Words and bytes go on two loops (S26): an hour of photos on a slow line must not keep one answer
 * waiting, and what is amiss with photos alone must not slow the words down. A drain begins when the
 * words have gone, so that records go before bytes; from then on each has its own back-off.
 */
import { err } from '#domain/kernel/result.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { localTrouble, type RunOutcome } from './run-outcome.ts';
import { createSyncLoop, stronger, type SyncLoop, type Wish } from './sync-loop.ts';

export interface EngineParts {
  /** One exchange of records. */
  readonly exchange: () => Promise<RunOutcome>;
  /** Sends the files that wait. */
  readonly drain: () => Promise<RunOutcome>;
  /** Whether this tab is the one that goes on by itself. */
  readonly leads: () => boolean;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export interface Engine {
  readonly words: Pick<SyncLoop, 'state' | 'subscribe'>;
  readonly bytes: Pick<SyncLoop, 'state' | 'subscribe'>;
  readonly request: (when: Wish) => void;
  /** The server has something new: that says nothing of what hinders bytes. */
  readonly hint: () => void;
  readonly stop: () => void;
}

const isLocal = (outcome: RunOutcome): boolean =>
  !outcome.ok && outcome.error.type === 'local-trouble';

export function createEngine({ exchange, drain, leads, clock, random }: EngineParts): Engine {
  const bytes = createSyncLoop({ run: drain, leads: () => false, clock, random });
  let failed = false;
  let wish: Wish = 'soon';
  const words = createSyncLoop({
    run: async () => {
      const asked = failed ? stronger(wish, 'woken') : wish;
      wish = 'soon';
      failed = true;
      const outcome = await exchange().catch((cause: unknown) => err(localTrouble(cause)));
      // A server that answers takes bytes, also where it says something of a scope that cannot be used.
      failed = !outcome.ok && outcome.error.type !== 'answer-refused';
      // And a device that finds no room for the words may find it once bytes have gone.
      if (!failed || isLocal(outcome)) bytes.request(asked);
      return outcome;
    },
    ...{ leads, clock, random },
  });
  return {
    words,
    bytes,
    request: (when) => {
      wish = stronger(wish, when);
      words.request(when);
    },
    hint: () => words.request('woken'),
    stop: () => {
      words.stop();
      bytes.stop();
    },
  };
}
