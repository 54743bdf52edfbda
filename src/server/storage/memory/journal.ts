/** What must be undone, last first, when the work of a write throws. */
export class Journal {
  readonly #undo: (() => void)[] = [];

  /** Call right after each step that changed the state. */
  add(undo: () => void): void {
    this.#undo.push(undo);
  }

  set<K, V>(map: Map<K, V>, key: K, value: V): void {
    const before = map.get(key);
    const had = map.has(key);
    map.set(key, value);
    this.add(() => (had ? map.set(key, before as V) : map.delete(key)));
  }

  delete<K, V>(map: Map<K, V>, key: K): void {
    const before = map.get(key);
    if (!map.delete(key)) return;
    this.add(() => map.set(key, before as V));
  }

  rollBack(): void {
    for (const undo of this.#undo.toReversed()) undo();
  }
}
