import type { ChangeRow, LocalDatabase } from './database.ts';
import { readEach, readRows } from './read-rows.ts';

/** So few are asked for one by one. */
const few = 16;

/**
 * The rows of a scope with these ids, those that are there and can be read. A request a row is most of what a large
 * answer costs; ids that a tablet made one after the other lie side by side, so the stretch of the log
 * that they span is read at once, as far as it is not much longer than what is asked for.
 */
export async function readChanges(
  database: LocalDatabase,
  scope: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ChangeRow>> {
  const found = new Map<string, ChangeRow>();
  let missing = ids;
  if (ids.length > few) {
    const sorted = ids.toSorted();
    const most = 2 * ids.length;
    const wanted = new Set(ids);
    const stretch = await readRows(
      database.changes,
      database.changes
        .where('[scope+id]')
        .between([scope, sorted[0]], [scope, sorted.at(-1)], true, true)
        .limit(most),
    );
    for (const row of stretch.rows) if (wanted.has(row.id)) found.set(row.id, row);
    const isWhole = stretch.rows.length + stretch.unreadable.length < most;
    missing = isWhole ? [] : ids.filter((id) => !found.has(id));
  }
  const rows = await readEach(
    database.changes,
    missing.map((id): [string, string] => [scope, id]),
  );
  for (const row of rows) if (row) found.set(row.id, row);
  return found;
}
