/**
 * Reading rows of which the browser may have lost one. Browsers keep large values in files of their
 * own; where such a file is gone, every request that includes its row fails, and with it all others.
 * So what fails is asked for in halves, until the bad rows stand alone: one costs a few requests more,
 * none costs nothing.
 */
import type { Collection, Table } from 'dexie';

/** What browsers call it. A lost connection may have the same name; what it fails is every request. */
const faultsOfRow: ReadonlySet<string> = new Set(['DataError', 'UnknownError', 'NotReadableError']);

interface RowsRead<T, K> {
  readonly rows: readonly T[];
  /** Keys of rows that are there and cannot be read. */
  readonly unreadable: readonly K[];
}

/** The rows of a query, which must go by keys: a filter on values would have to read them. */
export async function readRows<T, K>(
  table: Table<T, K>,
  query: Collection<T, K>,
): Promise<RowsRead<T, K>> {
  try {
    return { rows: await query.toArray(), unreadable: [] };
  } catch (cause) {
    if (!mayBeOfRow(cause)) throw cause;
    const keys = await query.primaryKeys();
    const found = await readEach(table, keys);
    return {
      rows: found.flatMap((row) => (row ? [row] : [])),
      unreadable: keys.filter((_, index) => found[index] === null),
    };
  }
}

/** In the order of the keys. `undefined`: there is none; `null`: there is one that cannot be read. */
export async function readEach<T, K>(
  table: Table<T, K>,
  keys: readonly K[],
): Promise<readonly (T | undefined | null)[]> {
  try {
    return await table.bulkGet([...keys]);
  } catch (cause) {
    if (!mayBeOfRow(cause)) throw cause;
    if (keys.length === 1) return [await lastTry(table, keys)];
    const middle = Math.ceil(keys.length / 2);
    const first = await readEach(table, keys.slice(0, middle));
    return [...first, ...(await readEach(table, keys.slice(middle)))];
  }
}

/**
 * Without its value first: that answers only where the connection stands. What then fails again is the
 * row's own fault.
 */
async function lastTry<T, K>(
  table: Table<T, K>,
  keys: readonly K[],
): Promise<T | undefined | null> {
  await table
    .where(':id')
    .anyOf([...keys] as never)
    .primaryKeys();
  try {
    return (await table.bulkGet([...keys]))[0];
  } catch (cause) {
    if (!mayBeOfRow(cause)) throw cause;
    return null;
  }
}

export async function readOne<T, K>(
  table: Table<T, K>,
  key: NoInfer<K>,
): Promise<T | undefined | null> {
  const [row] = await readEach(table, [key]);
  return row;
}

/** Of a transaction that was aborted, the fault is the inner one. */
export function mayBeOfRow(cause: unknown): boolean {
  const { name, inner } = (cause ?? {}) as { name?: unknown; inner?: { name?: unknown } | null };
  return faultsOfRow.has(String(name)) || faultsOfRow.has(String(inner?.name));
}
