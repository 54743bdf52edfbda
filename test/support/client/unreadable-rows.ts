/**
 * As Chrome does where the file of a large value is gone: every request that such a row is part of
 * fails, unless it asks for keys alone.
 */
import type { DBCore } from 'dexie';
import type { LocalDatabase } from '#client/store/database.ts';

/** Until it is called again for the same table. Opens the database anew. */
export async function makeUnreadable<T>(
  database: LocalDatabase,
  table: string,
  isBad: (row: T) => boolean,
): Promise<void> {
  // No promises but the library's own: others would end its transactions.
  const check = (rows: readonly unknown[]): undefined => {
    if (rows.some((row) => row && isBad(row as T)))
      throw new DOMException('Failed to read large IndexedDB value', 'DataError');
  };
  const create = (down: DBCore): DBCore => ({
    ...down,
    table: (name) => {
      const under = down.table(name);
      if (name !== table) return under;
      return {
        ...under,
        get: (request) => under.get(request).then((row: unknown) => check([row]) ?? row),
        getMany: (request) => under.getMany(request).then((rows) => check(rows) ?? rows),
        query: (request) =>
          under
            .query(request)
            .then((found) => (request.values ? check(found.result) : undefined) ?? found),
      };
    },
  });
  database.use({ stack: 'dbcore', name: `unreadable-${table}`, create });
  database.close({ disableAutoOpen: false });
  await database.open();
}
