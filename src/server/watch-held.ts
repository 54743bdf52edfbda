import type { Clock } from '#domain/kernel/sources.ts';
import type { Log } from './log/create-log.ts';
import type { JudgeHeld } from './usecases/judge-held.ts';

export interface HeldWatch {
  readonly judgeHeld: JudgeHeld;
  readonly clock: Clock;
  readonly log: Log;
}

const everyMilliseconds = 60_000;
const halfDay = 12 * 60 * 60 * 1000;

/** Has held changes judged anew at the start and twice a day, while the server runs; answers how to end it. */
export function watchHeld({ judgeHeld, clock, log }: HeldWatch): () => Promise<void> {
  const stopping = new AbortController();
  let judged = Number.NEGATIVE_INFINITY;
  let judging: Promise<void> = Promise.resolve();
  const judge = async (): Promise<void> => {
    const now = clock();
    // By how far the clock moved, either way: one that was set back must not put it off.
    if (stopping.signal.aborted || Math.abs(now - judged) < halfDay) return;
    judged = now;
    try {
      const { taken, failed } = await judgeHeld(stopping.signal);
      if (taken > 0) log.info({ taken }, 'held changes were taken: what they waited for has come');
      if (failed) log.error(failed, 'held changes could not be taken, and are tried again');
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'held changes');
    }
  };
  const begin = (): void => void (judging = judging.then(judge));
  const timer = setInterval(begin, everyMilliseconds);
  timer.unref();
  begin();
  return async () => {
    clearInterval(timer);
    stopping.abort();
    await judging;
  };
}
