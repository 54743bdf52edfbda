/**
 * Folding from the log what stands folded already: nothing is known by it that was not, only what is
 * shown comes right again.
 */
import { knownFields } from '#domain/access/access-table.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import { contentDigest } from '#domain/sync/change.ts';
import { commitLog } from './commit-log.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { StoreContext } from './save-edits.ts';

/** Records whose folded rows cannot be read, or were folded by code that knew less. */
export async function foldAnew(
  context: StoreContext,
  scope: string,
  records: readonly string[],
): Promise<void> {
  await commitLog(context, {
    scope,
    records,
    rewrite: (_record, rows) => rows,
    beside: async () => true,
  });
}

/** So many records a transaction: who writes meanwhile waits for no more. */
const portion = 50;

/**
 * What came from newer code was stored and left out of the fold (S9): code that knows it folds it in.
 * Once for each other set of fields; what is interrupted begins again at the next opening.
 */
export async function foldAfterUpgrade(context: StoreContext): Promise<void> {
  const { database } = context;
  const known = contentDigest(knownFields());
  if ((await readMeta(database, 'foldedWith')) === known) return;
  // Of the log, by keys: a record of a kind that was not known has no folded row.
  const index = database.changes.orderBy('[scope+record]');
  const keys = (await index.uniqueKeys()) as unknown as readonly [string, string][];
  for (const [scope, ofScope] of groupBy(keys, ([scope]) => scope)) {
    const records = ofScope.map(([, record]) => record);
    for (let start = 0; start < records.length; start += portion) {
      await foldAnew(context, scope, records.slice(start, start + portion));
    }
  }
  await writeMeta(database, 'foldedWith', known);
}
