/**
 * Bytes that the server has may leave this device, but not while a file for carrying is made of them
 * in this tab or another one (Web Locks).
 */
const lockOf = (account: string): string => `so-doan-kept-bytes-${account}`;

/** What is taken away is taken away in a moment: nobody's way out waits longer for it. */
const patience = 2_000;

/** Runs `work`, during which no bytes of the account go. */
export async function whileBytesStay<T>(account: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  let isBegun = false;
  const begin = (): Promise<T> => {
    isBegun = true;
    return work();
  };
  const options = { mode: 'shared', signal: AbortSignal.timeout(patience) } as const;
  try {
    return await navigator.locks.request(lockOf(account), options, begin);
  } catch (cause) {
    if (isBegun) throw cause;
    return work();
  }
}

/** Runs `work` unless the bytes are needed now, or nobody can know; answers null where it did not. */
export async function unlessBytesStay<T>(
  account: string,
  work: () => Promise<T>,
): Promise<T | null> {
  if (!('locks' in navigator)) return null;
  return navigator.locks.request(lockOf(account), { ifAvailable: true }, async (lock) =>
    lock === null ? null : work(),
  );
}
