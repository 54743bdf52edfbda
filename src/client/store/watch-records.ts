/**
 * Following the records of a scope. A visit may hold thousands of them, and every answer commits: all
 * are read once, afterwards only those that a commit of this or another tab has touched. A record
 * that did not change stays the same object, so that a screen draws only what moved.
 */
import Dexie, { RangeSet, type ObservabilitySet } from 'dexie';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { failuresBeforeTold, retryMilliseconds, type Watched } from '#client/platform/watched.ts';
import { openRecord } from './change-rows.ts';
import type { SealedText } from './cipher.ts';
import type { RecordRow } from './database.ts';
import { readEach, readRows } from './read-rows.ts';
import { withConnection } from './reopen.ts';
import type { StoreContext } from './save-edits.ts';

/** Keys of records, or all of them where a commit was too large to be told by keys. */
type Touched = ReadonlySet<string> | 'all';

/** All visible records of a scope in the order of their keys, deleted ones left out. */
export function watchRecords(source: StoreContext, scope: Scope): Watched<readonly FoldedRecord[]> {
  return {
    subscribe: (onNext, onError) => {
      const view = createView(source, scope);
      let touched: Touched | null = 'all';
      let isReading = false;
      let isClosed = false;
      let failures = 0;
      let retry: ReturnType<typeof setTimeout> | undefined;
      const read = async (): Promise<void> => {
        if (isReading || isClosed) return;
        clearTimeout(retry);
        isReading = true;
        let now: Touched | null = null;
        try {
          // What a commit touches while one reads is read in the next round.
          while (touched !== null) {
            const round: Touched = (now = touched);
            touched = null;
            // eslint-disable-next-line no-await-in-loop
            const moved = await withConnection(source.database, () => view.read(round));
            now = null;
            failures = 0;
            if (isClosed) return;
            if (moved) onNext(view.records());
            // eslint-disable-next-line no-await-in-loop
            await repair(source, scope, view.takeDamaged());
          }
        } catch (cause) {
          // Not read is not seen: else these records would stand still until each is written again.
          if (now !== null) touched = unite(touched, now);
          if (isClosed || isClosing(cause)) return;
          retry = setTimeout(() => start(read), retryMilliseconds);
          failures += 1;
          if (failures === failuresBeforeTold) onError?.(cause);
        } finally {
          isReading = false;
        }
      };
      const onMutated = (parts: ObservabilitySet): void => {
        const keys = touchedKeys(parts, source.database.name, scope);
        if (keys === null) return;
        touched = unite(touched, keys);
        start(read);
      };
      Dexie.on.storagemutated.subscribe(onMutated);
      start(read);
      return {
        unsubscribe: () => {
          isClosed = true;
          clearTimeout(retry);
          Dexie.on.storagemutated.unsubscribe(onMutated);
        },
      };
    },
  };
}

/** A commit is told inside of its own transaction's zone; reading needs one of its own. */
function start(read: () => Promise<void>): void {
  Dexie.ignoreTransaction(() => void read());
}

/**
 * A folded row is derived: one that cannot be read is folded again from the log, and its commit is heard
 * of as any other. Where that fails the rest is shown all the same.
 */
async function repair(
  source: StoreContext,
  scope: Scope,
  records: readonly string[],
): Promise<void> {
  if (records.length === 0) return;
  try {
    const { foldAnew } = await import('./fold-anew.ts');
    await foldAnew(source, scope, records);
  } catch (cause) {
    if (!isClosing(cause)) console.error(cause);
  }
}

function createView({ database, cipher }: StoreContext, scope: Scope) {
  let rows = new Map<
    string,
    { readonly payload: SealedText; readonly record: FoldedRecord | null }
  >();
  let isFirst = true;
  let damaged: string[] = [];
  const mended = new Set<string>();
  const open = async (row: RecordRow) => {
    const before = rows.get(row.record);
    if (before && samePayload(before.payload, row.payload)) return [row.record, before] as const;
    const record = await openRecord(cipher, row).catch(() => null);
    if (record === null) damaged.push(row.record);
    return [row.record, { payload: row.payload, record }] as const;
  };
  return {
    /** Tells whether anything is other than before; the first time it always is. */
    async read(touched: Touched): Promise<boolean> {
      const before = rows;
      if (touched === 'all') {
        const { records } = database;
        const all = await readRows(records, records.where('scope').equals(scope));
        damaged.push(...all.unreadable.map(([, record]) => record));
        rows = new Map(await Promise.all(all.rows.map(open)));
      } else {
        const keys = [...touched];
        const found = await readEach(
          database.records,
          keys.map((key): [string, string] => [scope, key]),
        );
        const opened = await Promise.all(found.flatMap((row) => (row ? [open(row)] : [])));
        const next = new Map(rows);
        found.forEach((row, index) => {
          const key = keys[index] ?? '';
          if (row === undefined) next.delete(key);
          if (row === null) damaged.push(key);
        });
        for (const [key, entry] of opened) next.set(key, entry);
        const grew = opened.some(([key]) => !before.has(key));
        rows = grew ? new Map([...next].toSorted(byKey)) : next;
      }
      const moved =
        isFirst ||
        before.size !== rows.size ||
        [...rows].some(([key, entry]) => before.get(key) !== entry);
      isFirst = false;
      return moved;
    },
    /** Records whose rows could not be read, each once: a disk that loses them again would be written to for ever. */
    takeDamaged(): readonly string[] {
      const taken = damaged.filter((record) => !mended.has(record));
      for (const record of taken) mended.add(record);
      damaged = [];
      return taken;
    },
    records: (): readonly FoldedRecord[] =>
      [...rows.values()].flatMap(({ record }) => (record && !record.deleted ? [record] : [])),
  };
}

/** Which records of the scope a commit has touched; null: none. */
function touchedKeys(parts: ObservabilitySet, database: string, scope: Scope): Touched | null {
  if ('all' in parts) return 'all';
  const tree = parts[`idb://${database}/records/`];
  if (tree === undefined) return null;
  const keys = new Set<string>();
  const ranges = RangeSet(tree);
  for (const { from, to } of { [Symbol.iterator]: () => ranges[Symbol.iterator]() }) {
    if (!isSameKey(from, to)) return 'all';
    const [ofScope, record] = from as [string, string];
    if (ofScope === scope) keys.add(record);
  }
  return keys.size === 0 ? null : keys;
}

function isSameKey(from: unknown, to: unknown): boolean {
  return (
    Array.isArray(from) &&
    Array.isArray(to) &&
    from.length === 2 &&
    from.every((part, index) => part === to[index])
  );
}

function unite(left: Touched | null, right: Touched): Touched {
  if (left === null) return right;
  return left === 'all' || right === 'all' ? 'all' : new Set([...left, ...right]);
}

function samePayload(left: SealedText, right: SealedText): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  if (left.byteLength !== right.byteLength) return false;
  const [a, b] = [new Uint8Array(left), new Uint8Array(right)];
  return a.every((byte, index) => byte === b[index]);
}

function byKey([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The account signs out, or another tab upgrades the database: the screen goes away by itself. */
function isClosing(cause: unknown): boolean {
  return cause instanceof Error && cause.name === Dexie.errnames.DatabaseClosed;
}
