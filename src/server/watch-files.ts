import type { Clock } from '#domain/kernel/sources.ts';
import type { Log } from './log/create-log.ts';
import type { CheckFiles } from './usecases/check-files.ts';

const everyMilliseconds = 60_000;

/** Looks at the files whose moment has come, for as long as the server runs; answers how to end it. */
export function watchFiles(checkFiles: CheckFiles, clock: Clock, log: Log): () => Promise<void> {
  let looked = clock();
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const now = clock();
    // A clock that was set back must not make the whole cycle due at once.
    const from = looked <= now ? looked : now;
    looked = now;
    try {
      for (const { sha256, state } of await checkFiles(from, now)) {
        if (state === 'whole') log.info({ sha256 }, 'a lost file is here again');
        else log.error({ sha256, state }, 'a file is lost; tablets that hold it bring it again');
      }
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'file check');
    }
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, everyMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
