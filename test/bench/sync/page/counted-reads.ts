/** Counts, below every library, the rows that come out of IndexedDB, by store. */
const counts: Record<string, number> = {};

/** Rows since the last call. */
export function takeReads(): Readonly<Record<string, number>> {
  const taken = { ...counts };
  for (const store of Object.keys(counts)) delete counts[store];
  return taken;
}

type Ask = (this: IDBObjectStore | IDBIndex, ...args: unknown[]) => IDBRequest<unknown>;

export function countReads(): void {
  for (const { prototype } of [IDBObjectStore, IDBIndex]) {
    // Every call that answers with values; those for keys and counts do not open a row.
    for (const name of ['get', 'getAll', 'getAllRecords', 'openCursor']) {
      const methods = prototype as unknown as Record<string, Ask | undefined>;
      const plain = methods[name];
      if (plain === undefined) continue;
      methods[name] = function counted(...args) {
        const store = 'objectStore' in this ? this.objectStore.name : this.name;
        const request = plain.apply(this, args);
        request.addEventListener('success', () => {
          const { result } = request;
          const rows = Array.isArray(result) ? result.length : result == null ? 0 : 1;
          counts[store] = (counts[store] ?? 0) + rows;
        });
        return request;
      };
    }
  }
}
