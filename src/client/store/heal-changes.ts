/**
 * A change that was to be sent and whose row the browser has lost may still stand whole in the folded
 * row of its record. Only what was written here is taken from there: its content is exactly what it was.
 */
import { openRecord, sealChange } from './change-rows.ts';
import type { LocalDatabase } from './database.ts';
import { readOne, readRows } from './read-rows.ts';
import type { StoreContext } from './save-edits.ts';

/** Looked for once an opening: all folded rows of the scope are opened for it. */
const tried = new WeakMap<LocalDatabase, Set<string>>();

/** Answers how many are whole again. */
export async function healChanges(
  context: StoreContext,
  lost: readonly (readonly [string, string])[],
): Promise<number> {
  const { database } = context;
  const before = tried.get(database) ?? new Set<string>();
  tried.set(database, before);
  const asked = lost.filter(([, id]) => !before.has(id));
  for (const [, id] of asked) before.add(id);
  let healed = 0;
  for (const scope of new Set(asked.map(([of]) => of))) {
    const ids = new Set(asked.flatMap(([of, id]) => (of === scope ? [id] : [])));
    healed += await healScope(context, scope, ids);
  }
  return healed;
}

async function healScope(
  { database, cipher, account, device }: StoreContext,
  scope: string,
  ids: ReadonlySet<string>,
): Promise<number> {
  const { rows } = await readRows(database.records, database.records.where('scope').equals(scope));
  const records = await Promise.all(rows.map((row) => openRecord(cipher, row).catch(() => null)));
  const heads = records.flatMap((record) =>
    Object.values(record?.fields ?? {}).flatMap((field) => field.heads),
  );
  const own = heads.filter(
    (change) => ids.has(change.id) && change.by === account && change.device === device,
  );
  const sealed = await Promise.all(
    own.map((change) => sealChange(cipher, change, { written: 1, pending: 1 })),
  );
  return database.transaction('rw', database.changes, async () => {
    let healed = 0;
    for (const row of sealed) {
      // One that can be read after all stands as it is.
      if ((await readOne(database.changes, [scope, row.id])) !== null) continue;
      await database.changes.put(row);
      healed += 1;
    }
    return healed;
  });
}
