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
