/**
 * Saving what a person did: the change, the folded record and (for a photo) its bytes in ONE strict
 * transaction. The promise resolves after the commit; only then may a screen say "saved".
 */
import Dexie, { type Transaction } from 'dexie';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ChangeId } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { BytesRow, FileRow, LocalDatabase } from './database.ts';
import { writeMeta } from './meta.ts';
import {
  nothingStands,
  planSave,
  readStanding,
  readStandingByRows,
  standsAsPlanned,
  type SavePlan,
  type Standing,
  type TooLarge,
  type Writer,
} from './plan-save.ts';
import { mayBeOfRow } from './read-rows.ts';
import { orHanging, withConnection } from './reopen.ts';

/** What every writer of this database has in hand. */
export interface StoreContext extends Writer {
  readonly database: LocalDatabase;
}

export type SaveProblem =
  | TooLarge
  /** No room: the transaction was rolled back whole, everything saved before is safe. */
  | { readonly type: 'no-space' }
  /** The database could not be used (closed, damaged, upgraded by another tab). */
  | { readonly type: 'storage-failed'; readonly detail: string }
  /** Bytes came back from the database other than they were put in. */
  | { readonly type: 'bytes-damaged' };

export interface Saved {
  readonly ids: readonly ChangeId[];
  /** Wall time of the commit. */
  readonly at: number;
}

const maxAttempts = 20;

/** A file to be stored with the record that names it. */
export interface StoredFile {
  readonly row: FileRow;
  /** `null`: the bytes are another scope's. */
  readonly bytes: BytesRow | null;
}

/** Saves edits of one scope, all or none. `files` are put in the same transaction. */
export async function saveEdits(
  context: StoreContext,
  edits: readonly Edit[],
  files: readonly StoredFile[] = [],
): Promise<Result<Saved, SaveProblem>> {
  const { database } = context;
  try {
    let standing = guesses.get(database) ?? nothingStands;
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const plan = await planSave(context, edits, standing);
      if (!plan.ok) return plan;
      const outcome = await commitOrByRows(context, plan.value, files);
      if (outcome.type === 'damaged') return err({ type: 'bytes-damaged' });
      guesses.set(database, outcome.standing);
      if (outcome.type === 'saved') return ok({ ids: plan.value.ids, at: context.clock() });
      standing = outcome.standing;
    }
    return err({ type: 'storage-failed', detail: 'the record kept moving' });
  } catch (cause) {
    return err(saveProblemOf(cause));
  }
}

/**
 * What stood after the last save, as a guess for the next: a first answer, and one that is being
 * typed, then need a single transaction. It proves nothing: the transaction reads what does stand.
 */
const guesses = new WeakMap<LocalDatabase, Standing>();

type Outcome =
  | { readonly type: 'saved'; readonly standing: Standing }
  /** Planned on something else than what stands, which is told. Nothing was written. */
  | { readonly type: 'moved'; readonly standing: Standing }
  | { readonly type: 'damaged' };

/** One row that the browser cannot read, of this record or of what is read with it, keeps nobody from writing. */
async function commitOrByRows(
  context: StoreContext,
  plan: SavePlan,
  files: readonly StoredFile[],
): Promise<Outcome> {
  const commitInTime = (reading: 'at-once' | 'by-rows'): Promise<Outcome> =>
    withConnection(context.database, () =>
      orHanging((hangs) => commit(context, plan, files, reading, hangs)),
    );
  try {
    return await commitInTime('at-once');
  } catch (cause) {
    if (!mayBeOfRow(cause)) throw cause;
    return commitInTime('by-rows');
  }
}

/**
 * One transaction that reads what stands and writes. All is asked for at once, since each turn to the
 * disk is felt: reads come before writes, and what was planned on something else is rolled back.
 */
async function commit(
  context: StoreContext,
  plan: SavePlan,
  files: readonly StoredFile[],
  reading: 'at-once' | 'by-rows',
  hangs: AbortSignal,
): Promise<Outcome> {
  const { database } = context;
  return database
    .transaction(
      'rw',
      [database.changes, database.records, database.files, database.bytes, database.meta],
      async (transaction): Promise<Outcome> => {
        // Begun only after it was given up, it could undo what came since.
        hangs.throwIfAborted();
        hangs.addEventListener('abort', () => abort(transaction));
        // Read by rows takes several turns: none of the writes may come before its last.
        if (reading === 'by-rows')
          expectAsPlanned(plan, await readStandingByRows(database, plan.edits));
        await Promise.all([
          reading === 'at-once' &&
            readStanding(database, plan.edits).then((now) => expectAsPlanned(plan, now)),
          putFiles(database, files),
          plan.dropped.length > 0 ? database.changes.bulkDelete([...plan.dropped]) : null,
          database.changes.bulkAdd([...plan.rows]),
          database.records.bulkPut([...plan.records]),
          plan.firstStamp && plan.after.clock
            ? writeMeta(database, 'clock', plan.after.clock)
            : null,
        ]);
        return { type: 'saved', standing: plan.after };
      },
    )
    .catch((cause: unknown): Outcome => {
      if (cause instanceof Moved) return { type: 'moved', standing: cause.standing };
      if (cause instanceof BytesDamaged) return { type: 'damaged' };
      throw cause;
    });
}

function abort(transaction: Transaction): void {
  try {
    transaction.abort();
  } catch {
    // It is being committed, or was.
  }
}

class Moved extends Error {
  readonly standing: Standing;

  constructor(standing: Standing) {
    super('planned on something else');
    this.standing = standing;
  }
}

class BytesDamaged extends Error {}

function expectAsPlanned(plan: SavePlan, standing: Standing): void {
  if (!standsAsPlanned(plan, standing)) throw new Moved(standing);
}

async function putFiles(database: LocalDatabase, files: readonly StoredFile[]): Promise<void> {
  for (const { row, bytes } of files) {
    // The same file may be here already, and even received: that stays so.
    if (!(await database.files.get([row.scope, row.sha256]))) await database.files.put(row);
    if (!bytes) continue;
    await database.bytes.put(bytes);
    const stored = await database.bytes.get([row.scope, row.sha256]);
    if (!stored || !sameBytes(stored.bytes, bytes.bytes)) throw new BytesDamaged();
  }
}

function sameBytes(left: ArrayBuffer, right: ArrayBuffer): boolean {
  if (left.byteLength !== right.byteLength) return false;
  const [a, b] = [new Uint8Array(left), new Uint8Array(right)];
  return a.every((byte, index) => byte === b[index]);
}

/** A full disk shows as an aborted transaction whose inner error is the quota's. */
export function saveProblemOf(cause: unknown): SaveProblem {
  const names = [cause, (cause as { inner?: unknown } | null)?.inner].flatMap((error) =>
    error instanceof Error || error instanceof DOMException ? [error.name] : [],
  );
  if (names.includes(Dexie.errnames.QuotaExceeded) || names.includes('QuotaExceededError')) {
    return { type: 'no-space' };
  }
  return { type: 'storage-failed', detail: cause instanceof Error ? cause.message : String(cause) };
}
