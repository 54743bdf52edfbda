/**
 * Writes under different locks meet in two places: the row with the directory's version, and the
 * audit book. Every write takes them in this order, after its own lock. In two orders, two writes
 * could wait for each other for ever; in one order they cannot, so nothing is ever retried.
 */
export interface LockOrder {
  /** Call before the row with the directory's version is written. */
  readonly version: () => void;
  /** Call before the audit book is read in order to append to it. */
  readonly book: () => Promise<void>;
}

export function createLockOrder(lockBook: () => Promise<unknown>): LockOrder {
  let hasBook = false;
  return {
    version() {
      if (hasBook) throw new Error('the audit book comes last in a write');
    },
    async book() {
      if (hasBook) return;
      await lockBook();
      hasBook = true;
    },
  };
}
