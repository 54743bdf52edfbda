/**
 * One sync loop an origin and account (Web Locks). The lock is freed when its tab dies, and another
 * tab takes over.
 */
export function holdTabLock(name: string, whileHeld: (stopped: AbortSignal) => void): () => void {
  const stop = new AbortController();
  const waiting = new AbortController();
  if (!('locks' in navigator)) {
    // Without Web Locks every tab runs its own loop: answers to a stale cursor change nothing (S17).
    whileHeld(stop.signal);
    return () => stop.abort();
  }
  navigator.locks
    .request(name, { signal: waiting.signal }, async () => {
      if (stop.signal.aborted) return;
      whileHeld(stop.signal);
      await new Promise<void>((resolve) => {
        stop.signal.addEventListener('abort', () => resolve(), { once: true });
      });
    })
    .catch(() => {
      // Aborted while waiting: another tab leads until this one is gone.
    });
  return () => {
    stop.abort();
    waiting.abort();
  };
}

/**
 * Does the work unless another tab is at it now: `null`. A tab that is frozen in the middle lets others
 * at it; woken, it goes on with what it had begun.
 */
export async function unlessElsewhere<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? orFrozen(work()) : null,
  );
}

/** Does the work when no other tab is at it any more, or the one that is was frozen in the middle. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return new Promise<T>((resolve, reject) => {
    const held = (): Promise<unknown> => {
      const done = work();
      done.then(resolve, reject);
      return orFrozen(done);
    };
    navigator.locks.request(name, held).catch(reject);
  });
}

/** What the work comes to; `null` when this tab is frozen before. */
async function orFrozen<T>(work: Promise<T>): Promise<T | null> {
  const ended = new AbortController();
  const frozen = new Promise<null>((resolve) => {
    const options = { once: true, signal: ended.signal };
    document.addEventListener('freeze', () => resolve(null), options);
  });
  return Promise.race([work, frozen]).finally(() => ended.abort());
}
