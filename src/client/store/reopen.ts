/**
 * A browser may lose the connection to a database that is whole: WebKit does when the app was in the
 * background, and says so only by the next call that fails. The work itself is at fault in nothing, so
 * it is done once more, whole, on a new connection; whatever the first attempt had not committed was
 * rolled back, and every unit of work here may be done twice.
 */
import Dexie from 'dexie';
import type { LocalDatabase } from './database.ts';

const lostConnection: ReadonlySet<string> = new Set([
  'UnknownError',
  'InvalidStateError',
  'AbortError',
]);

/** What every call answers after an attempt to open that failed; `inner` is why it did. */
const notOpened: ReadonlySet<string> = new Set(['DatabaseClosedError', 'OpenFailedError']);

/**
 * Runs a unit of work; where its connection was lost, opens the database anew and runs it again, once.
 * Whatever transaction it is asked for in, it stands in none but its own: Dexie would join the two, call
 * the work done before the outer one is committed, and roll it back with that.
 * What hangs is run again until it ends: given up, it would be neither stored nor told as not stored.
 */
export async function withConnection<T>(
  database: LocalDatabase,
  work: () => Promise<T>,
): Promise<T> {
  for (let isSecond = false; ;) {
    try {
      return await Dexie.ignoreTransaction(work);
    } catch (cause) {
      const hangs = cause instanceof Hanging;
      if (!hangs && (isSecond || !isLostConnection(cause))) throw cause;
      isSecond ||= !hangs;
    }
    // Others may be at work on it: what they have begun they end, and what they begin opens by itself.
    database.close({ disableAutoOpen: false });
    await database.open();
  }
}

/** Milliseconds, far longer than the slowest disk takes for a photo: less would abort what only takes its time. */
const patience = 60_000;

class Hanging extends Error {}

/**
 * Work that a browser may never end, as WebKit does after it lost its connection without a word: once it
 * is called hanging the signal tells the work to abort what it has begun. Where that is too late, as it
 * is being committed, what is run again comes after it and finds that it stands.
 */
export async function orHanging<T>(work: (hangs: AbortSignal) => PromiseLike<T>): Promise<T> {
  const hangs = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Hanging());
      hangs.abort();
    }, patience);
  });
  return Promise.race([work(hangs.signal), late]).finally(() => clearTimeout(timer));
}

/** An abort for which there is a reason, such as a full disk, would only happen again. */
function isLostConnection(cause: unknown): boolean {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: { name?: unknown } | null };
  // Closed on purpose, or for a newer schema: that has another reason, and stays.
  if (notOpened.has(String(name))) return lostConnection.has(String(inner?.name));
  if (!lostConnection.has(String(name))) return false;
  return inner?.name === undefined || lostConnection.has(String(inner.name));
}
