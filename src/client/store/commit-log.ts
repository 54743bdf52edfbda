/**
 * Writing to the log of one scope together with the folds that follow from it, in ONE transaction:
 * for each record `fold(log) = view`, whatever is killed when. Contents are opened, folded and
 * sealed outside; the transaction checks that no record moved meanwhile, else all is done again.
 */
import { foldOpened, nextVersion, sealRecord } from './change-rows.ts';
import { awaitingReceipt } from './awaiting-receipt.ts';
import type { ChangeRow, LocalDatabase, RecordRow } from './database.ts';
import { mayBeOfRow, readEach, readRows } from './read-rows.ts';
import {
  openStanding,
  readRecord,
  readRecordByRows,
  type RecordStanding,
} from './record-standing.ts';
import type { StoreContext } from './save-edits.ts';

export interface LogCommit {
  readonly scope: string;
  /** Records whose fold may change. */
  readonly records: Iterable<string>;
  /** The rows of one record as they are to be; a row that is left out is deleted. One that cannot be read is not given, and stays. */
  readonly rewrite: (record: string, rows: readonly ChangeRow[]) => readonly ChangeRow[];
  /**
   * What else belongs in the transaction (cursor, marks, twins). May await nothing but the database.
   * Answering false gives the whole commit up.
   */
  readonly beside: () => Promise<boolean>;
  /** `beside` clears marks: the rows of files belong to the transaction too. */
  readonly touchesFiles?: boolean;
}

/** Whether it was written; false when `beside` gave it up. */
export async function commitLog(context: StoreContext, commit: LogCommit): Promise<boolean> {
  for (;;) {
    const records = [...new Set(commit.records)];
    const standings = await readStandings(context, commit.scope, records);
    const folds = await Promise.all(
      records.map((record, at) => foldAfter(context, commit, record, standings[at]!)),
    );
    const outcome = await write(context, commit, folds);
    if (outcome !== 'moved') return outcome === 'written';
  }
}

interface FoldAfter {
  readonly record: string;
  readonly version: number;
  readonly before: readonly ChangeRow[];
  readonly put: readonly ChangeRow[];
  readonly drop: readonly [string, string][];
  readonly sealed: RecordRow | null;
  /** Nothing of the record can be read now, which may not be for good: its folded row is left as it is. */
  readonly leave: boolean;
}

/** In one transaction, which an answer with hundreds of records feels; one by one where a row is at fault. */
async function readStandings(
  { database }: StoreContext,
  scope: string,
  records: readonly string[],
): Promise<readonly RecordStanding[]> {
  const all = (read: typeof readRecord) =>
    Promise.all(records.map((record) => read(database, scope, record)));
  try {
    return await database.transaction('r', [database.records, database.changes], () =>
      all(readRecord),
    );
  } catch (cause) {
    if (!mayBeOfRow(cause)) throw cause;
    return all(readRecordByRows);
  }
}

async function foldAfter(
  { cipher, random }: StoreContext,
  { scope, rewrite }: LogCommit,
  record: string,
  { version, rows: before, lost }: RecordStanding,
): Promise<FoldAfter> {
  const after = rewrite(record, before);
  const kept = new Set(after.map((row) => row.id));
  const ids = lost?.ids.filter((id) => !kept.has(id)) ?? [];
  const folded = foldOpened(
    await openStanding(cipher, { rows: after, ...(lost && { lost: { ...lost, ids } }) }),
  );
  return {
    record,
    version,
    before,
    put: after.filter((row) => !before.includes(row)),
    drop: before.flatMap((row): [string, string][] => (kept.has(row.id) ? [] : [[scope, row.id]])),
    sealed: folded ? await sealRecord(cipher, folded, nextVersion(version, random)) : null,
    leave: folded === null && lost?.folded === null && ids.length > 0,
  };
}

class GivenUp extends Error {}

async function write(
  { database }: StoreContext,
  { scope, beside, touchesFiles = false }: LogCommit,
  folds: readonly FoldAfter[],
): Promise<'written' | 'moved' | 'given-up'> {
  const tables = [
    ...[database.changes, database.records, database.scopes, database.twins, database.meta],
    ...(touchesFiles ? [database.files, database.bytes] : []),
  ];
  return database
    .transaction('rw', tables, async () => {
      const rows = await readEach(
        database.records,
        folds.map(({ record }): [string, string] => [scope, record]),
      );
      if (folds.some(({ version }, index) => (rows[index]?.version ?? 0) !== version)) {
        return 'moved' as const;
      }
      if (await marksMoved(database, folds)) return 'moved' as const;
      if (!(await beside())) throw new GivenUp();
      await database.changes.bulkDelete(folds.flatMap(({ drop }) => [...drop]));
      await database.changes.bulkPut(folds.flatMap(({ put }) => [...put]));
      await database.records.bulkPut(folds.flatMap(({ sealed }) => (sealed ? [sealed] : [])));
      await database.records.bulkDelete(
        folds.flatMap(({ sealed, leave, record }): [string, string][] =>
          sealed || leave ? [] : [[scope, record]],
        ),
      );
      return 'written' as const;
    })
    .catch((cause: unknown) => {
      if (cause instanceof GivenUp) return 'given-up' as const;
      throw cause;
    });
}

/**
 * Marks (number, verdict) move without the record's version: a row that is rewritten must not get back
 * an older one. Whether it has left is told by no mark of its own (S2).
 */
async function marksMoved(database: LocalDatabase, folds: readonly FoldAfter[]): Promise<boolean> {
  const rewritten = folds.flatMap(({ before, put, drop }) => {
    const touched = new Set([...put.map((row) => row.id), ...drop.map(([, id]) => id)]);
    return before.filter((row) => touched.has(row.id));
  });
  const now = await readEach(
    database.changes,
    rewritten.map(({ scope, id }): [string, string] => [scope, id]),
  );
  return rewritten.some((row, index) => !sameMarks(row, now[index]));
}

function sameMarks(before: ChangeRow, now: ChangeRow | undefined | null): boolean {
  return (
    now?.id === before.id &&
    now.seq === before.seq &&
    now.pending === before.pending &&
    now.held?.code === before.held?.code
  );
}

/** Without number, verdict and receipt: as if no server had ever answered. What has left has left. */
export function unmarked(row: ChangeRow): ChangeRow {
  const { seq: _seq, held: _held, received: _received, ...rest } = row;
  return { ...rest, pending: 1 };
}

/** All that can be read; the others are left as they are. */
export async function allRows(
  { database: { changes } }: StoreContext,
  scope: string,
): Promise<readonly ChangeRow[]> {
  const ofScope = changes.where('[scope+id]').between([scope, ''], [scope, '\uffff']);
  return (await readRows(changes, ofScope)).rows;
}

/** Records with a held change: their fold changes when its mark is cleared. */
export async function heldRecords(context: StoreContext, scope: string): Promise<Set<string>> {
  const rows = await allRows(context, scope);
  return new Set(rows.filter((row) => row.held).map((row) => row.record));
}

/**
 * Clears the marks of a whole scope inside a running transaction that touches files; `except` are
 * records that the surrounding commit rewrites itself. False, and nothing may be committed, when a
 * change outside of them was held meanwhile: its record would have to be folded anew.
 */
export async function clearMarks(
  context: StoreContext,
  scope: string,
  except: ReadonlySet<string>,
): Promise<boolean> {
  const rows = (await allRows(context, scope)).filter((row) => !except.has(row.record));
  if (rows.some((row) => row.held)) return false;
  await context.database.changes.bulkPut(rows.map((row) => unmarked(row)));
  await awaitReceiptsAnew(context, scope);
  return true;
}

/**
 * The server's past is another one: its receipts for files prove nothing any more (S15). Every file
 * whose bytes are here waits again; the next drain first asks for receipts, so that nothing is sent
 * needlessly.
 */
export async function awaitReceiptsAnew({ database }: StoreContext, scope: string): Promise<void> {
  const keys = await database.bytes
    .where('[scope+sha256]')
    .between([scope, ''], [scope, '\uffff'])
    .primaryKeys();
  const here = new Set(keys.map(([, sha256]) => sha256));
  const rows = await database.files.where('scope').equals(scope).toArray();
  await database.files.bulkPut(
    rows.flatMap((row) => {
      const comesFromHere = here.has(row.sha256) || row.linkFrom !== undefined;
      return !comesFromHere || row.waiting === 1 ? [] : [awaitingReceipt(row)];
    }),
  );
}
