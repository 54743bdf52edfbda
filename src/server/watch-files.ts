import type { Clock } from '#domain/kernel/sources.ts';
import type { Log } from './log/create-log.ts';
import type { CheckFiles } from './usecases/check-files.ts';

export interface FileWatch {
  readonly checkFiles: CheckFiles;
  /** Removes uploads that nobody has gone on with since a time. */
  readonly removeStale: (before: number) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
}

const everyMilliseconds = 60_000;
/** Tablets begin anew. */
const staleMilliseconds = 14 * 24 * 60 * 60 * 1000;
const sweepMilliseconds = 24 * 60 * 60 * 1000;

/** Looks at the files whose moment has come, for as long as the server runs; answers how to end it. */
export function watchFiles({
  checkFiles,
  removeStale,
  clock,
  log,
}: FileWatch): () => Promise<void> {
  let looked = clock();
  let swept = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const now = clock();
    // A clock that was set back must not make the whole cycle due at once.
    const from = looked <= now ? looked : now;
    looked = now;
    const { changed, unread } = await checkFiles(from, now);
    for (const { sha256, state } of changed) {
      if (state === 'whole') log.info({ sha256 }, 'a lost file is here again');
      else log.error({ sha256, state }, 'a file is lost; tablets that hold it bring it again');
    }
    if (unread.length > 0) {
      const [first] = unread;
      log.error(
        { files: unread.length, ...first },
        'files cannot be read, none of them counts as lost; is the data folder the right one, and readable?',
      );
    }
  };
  const sweep = async (): Promise<void> => {
    const now = clock();
    if (Math.abs(now - swept) < sweepMilliseconds) return;
    swept = now;
    await removeStale(now - staleMilliseconds);
  };
  const guarded = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error({ reason: error instanceof Error ? error.message : String(error) }, 'file check');
    }
  };
  const begin = (): void => {
    looking = looking.then(() => guarded(sweep)).then(() => guarded(look));
  };
  const timer = setInterval(begin, everyMilliseconds);
  timer.unref();
  begin();
  return async () => {
    clearInterval(timer);
    await looking;
  };
}
