/** Counts, below every library, the rows that come out of IndexedDB, by store. */
const counts: Record<string, number> = {};

/** Rows since the last call. */
export function takeReads(): Readonly<Record<string, number>> {
  const taken = { ...counts };
  for (const store of Object.keys(counts)) delete counts[store];
  return taken;
}

type Ask = (this: IDBObjectStore | IDBIndex, ...args: unknown[]) => IDBRequest<unknown>;

interface Readers {
  readonly store: { readonly prototype: IDBObjectStore };
  readonly index: { readonly prototype: IDBIndex };
}

/** Begins to count; gives back what ends it. `readers`: where the database is not the browser's own. */
export function countReads(readers?: Readers): () => void {
  const undo: (() => void)[] = [];
  const { store, index } = readers ?? { store: IDBObjectStore, index: IDBIndex };
  for (const { prototype } of [store, index]) {
    // Every call that answers with values; those for keys and counts do not open a row.
    for (const call of ['get', 'getAll', 'getAllRecords', 'openCursor']) {
      const methods = prototype as unknown as Record<string, Ask | undefined>;
      const plain = methods[call];
      if (plain === undefined) continue;
      undo.push(() => (methods[call] = plain));
      methods[call] = function counted(...args) {
        const name = 'objectStore' in this ? this.objectStore.name : this.name;
        const request = plain.apply(this, args);
        request.addEventListener('success', () => {
          const { result } = request;
          const rows = Array.isArray(result) ? result.length : result == null ? 0 : 1;
          counts[name] = (counts[name] ?? 0) + rows;
        });
        return request;
      };
    }
  }
  return () => undo.forEach((end) => end());
}
