/** IndexedDB of which a call fails: what a browser does that lost its connection, or code that has a fault. */
import { IDBDatabase, IDBIndex, IDBObjectStore } from 'fake-indexeddb';

export interface BrokenCalls {
  /** Calls since the start of the test, broken ones too. */
  readonly count: () => number;
  /** Asked before each call, with its number; an error breaks it. */
  breakWhere: (isBroken: (call: number) => Error | null) => void;
  /** All is well again, for the other tests too. */
  readonly end: () => void;
}

const calls = {
  database: ['transaction'],
  store: ['add', 'put', 'delete', 'get', 'getAll', 'getAllKeys', 'count', 'openCursor'],
  index: ['get', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'],
} as const;

export function breakCalls(): BrokenCalls {
  let count = 0;
  let isBroken: (call: number) => Error | null = () => null;
  const undo: (() => void)[] = [];
  const wrap = (prototype: object, names: readonly string[]): void => {
    for (const name of names) {
      const original = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
      Reflect.set(prototype, name, function broken(this: unknown, ...args: unknown[]) {
        count += 1;
        const error = isBroken(count);
        if (error) throw error;
        return original.apply(this, args);
      });
      undo.push(() => Reflect.set(prototype, name, original));
    }
  };
  wrap(IDBDatabase.prototype, calls.database);
  wrap(IDBObjectStore.prototype, calls.store);
  wrap(IDBIndex.prototype, calls.index);
  return {
    count: () => count,
    breakWhere: (next) => (isBroken = next),
    end: () => {
      // Connections that were opened meanwhile have taken the broken calls with them.
      isBroken = () => null;
      for (const restore of undo) restore();
    },
  };
}
