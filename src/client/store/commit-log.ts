/**
 * Writing to the log of one scope together with the folds that follow from it, in ONE transaction:
 * for each record `fold(log) = view`, whatever is killed when. Contents are opened, folded and
 * sealed outside; the transaction checks that no record moved meanwhile, else all is done again.
 */
import { foldOpened, openChanges, sealRecord } from './change-rows.ts';
import type { ChangeRow, RecordRow } from './database.ts';
import type { StoreContext } from './save-edits.ts';

export interface LogCommit {
  readonly scope: string;
  /** Records whose fold may change. */
  readonly records: Iterable<string>;
  /** The rows of one record as they are to be; a row that is left out is deleted. */
  readonly rewrite: (record: string, rows: readonly ChangeRow[]) => readonly ChangeRow[];
  /**
   * What else belongs in the transaction (cursor, marks, twins). May await nothing but the database.
   * Answering false gives the whole commit up.
   */
  readonly beside: () => Promise<boolean>;
}

/** Whether it was written; false when `beside` gave it up. */
export async function commitLog(context: StoreContext, commit: LogCommit): Promise<boolean> {
  for (;;) {
    const folds = await Promise.all(
      [...new Set(commit.records)].map((record) => foldAfter(context, commit, record)),
    );
    const outcome = await write(context, commit, folds);
    if (outcome !== 'moved') return outcome === 'written';
  }
}

interface FoldAfter {
  readonly record: string;
  readonly version: number;
  readonly put: readonly ChangeRow[];
  readonly drop: readonly [string, string][];
  readonly sealed: RecordRow | null;
}

async function foldAfter(
  { database, cipher }: StoreContext,
  { scope, rewrite }: LogCommit,
  record: string,
): Promise<FoldAfter> {
  // The version is read first: a writer between the two reads makes it move, and is noticed.
  const version = (await database.records.get([scope, record]))?.version ?? 0;
  const before = await database.changes.where('[scope+record]').equals([scope, record]).toArray();
  const after = rewrite(record, before);
  const kept = new Set(after.map((row) => row.id));
  const folded = foldOpened(await openChanges(cipher, after));
  return {
    record,
    version,
    put: after.filter((row) => !before.includes(row)),
    drop: before.flatMap((row): [string, string][] => (kept.has(row.id) ? [] : [[scope, row.id]])),
    sealed: folded ? await sealRecord(cipher, folded, version + 1) : null,
  };
}

class GivenUp extends Error {}

async function write(
  { database }: StoreContext,
  { scope, beside }: LogCommit,
  folds: readonly FoldAfter[],
): Promise<'written' | 'moved' | 'given-up'> {
  const tables = [database.changes, database.records, database.scopes, database.twins, database.meta];
  return database
    .transaction('rw', tables, async () => {
      const rows = await database.records.bulkGet(
        folds.map(({ record }): [string, string] => [scope, record]),
      );
      if (folds.some(({ version }, index) => (rows[index]?.version ?? 0) !== version)) {
        return 'moved' as const;
      }
      if (!(await beside())) throw new GivenUp();
      await database.changes.bulkDelete(folds.flatMap(({ drop }) => [...drop]));
      await database.changes.bulkPut(folds.flatMap(({ put }) => [...put]));
      await database.records.bulkPut(folds.flatMap(({ sealed }) => (sealed ? [sealed] : [])));
      await database.records.bulkDelete(
        folds.flatMap(({ sealed, record }): [string, string][] => (sealed ? [] : [[scope, record]])),
      );
      return 'written' as const;
    })
    .catch((cause: unknown) => {
      if (cause instanceof GivenUp) return 'given-up' as const;
      throw cause;
    });
}

/** Without number, verdict and receipt: as if no server had ever answered. What has left has left. */
export function unmarked(row: ChangeRow): ChangeRow {
  const { seq: _seq, held: _held, received: _received, ...rest } = row;
  return { ...rest, pending: 1 };
}

export function allRows(context: StoreContext, scope: string): Promise<ChangeRow[]> {
  return context.database.changes
    .where('[scope+id]')
    .between([scope, ''], [scope, '\uffff'])
    .toArray();
}

/**
 * Clears the marks of a whole scope inside a running transaction; `except` are records that the
 * surrounding commit rewrites itself.
 */
export async function clearMarks(
  context: StoreContext,
  scope: string,
  except: ReadonlySet<string>,
): Promise<void> {
  const rows = await allRows(context, scope);
  await context.database.changes.bulkPut(
    rows.filter((row) => !except.has(row.record)).map((row) => unmarked(row)),
  );
}
