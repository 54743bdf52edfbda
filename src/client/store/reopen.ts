/**
 * A browser may lose the connection to a database that is whole: WebKit does when the app was in the
 * background, and says so only by the next call that fails. The work itself is at fault in nothing, so
 * it is done once more, whole, on a new connection; whatever the first attempt had not committed was
 * rolled back, and every unit of work here may be done twice.
 */
import type { LocalDatabase } from './database.ts';

const lostConnection: ReadonlySet<string> = new Set([
  'UnknownError',
  'InvalidStateError',
  'AbortError',
]);

/** What every call answers after an attempt to open that failed; `inner` is why it did. */
const notOpened: ReadonlySet<string> = new Set(['DatabaseClosedError', 'OpenFailedError']);

/** Runs a unit of work; where its connection was lost, opens the database anew and runs it again, once. */
export async function withConnection<T>(
  database: LocalDatabase,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (!isLostConnection(cause)) throw cause;
    // Others may be at work on it: what they have begun they end, and what they begin opens by itself.
    database.close({ disableAutoOpen: false });
    await database.open();
    return work();
  }
}

/** An abort for which there is a reason, such as a full disk, would only happen again. */
function isLostConnection(cause: unknown): boolean {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: { name?: unknown } | null };
  // Closed on purpose, or for a newer schema: that has another reason, and stays.
  if (notOpened.has(String(name))) return lostConnection.has(String(inner?.name));
  if (!lostConnection.has(String(name))) return false;
  return inner?.name === undefined || lostConnection.has(String(inner.name));
}
