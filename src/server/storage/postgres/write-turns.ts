/**
 * Writes wait for each other here before they take a connection. Each waiting one would else hold one,
 * and a scope that many push into, while one of them is slow, would leave none to anybody else.
 */
export type WriteTurns = <T>(lock: string, work: () => Promise<T>) => Promise<T>;

export interface TurnLimits {
  /** Writes at once, whatever their locks. */
  readonly atOnce: number;
  /** For which a write waits for its turn; then it is refused as a database that is away. */
  readonly patienceMilliseconds: number;
}

/** Nothing was begun. The code is PostgreSQL's own for a lock that is not to be had. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
  readonly code = '55P03';
}

export function createWriteTurns({ atOnce, patienceMilliseconds }: TurnLimits): WriteTurns {
  const busy = new Set<string>();
  const waiting: { readonly lock: string; readonly begin: () => void }[] = [];

  const beginNext = (): void => {
    for (const entry of [...waiting]) {
      if (busy.size >= atOnce) return;
      if (busy.has(entry.lock)) continue;
      waiting.splice(waiting.indexOf(entry), 1);
      busy.add(entry.lock);
      entry.begin();
    }
  };

  const turnOf = (lock: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(new NoTurn(`no write under ${lock} came to its turn in time`));
      }, patienceMilliseconds);
      const entry = {
        lock,
        begin: () => {
          clearTimeout(giveUp);
          resolve();
        },
      };
      waiting.push(entry);
      beginNext();
    });

  return async (lock, work) => {
    await turnOf(lock);
    try {
      return await work();
    } finally {
      busy.delete(lock);
      beginNext();
    }
  };
}
