/**
 * Saving what a person did: the change, the folded record and (for a photo) its bytes in ONE strict
 * transaction. The promise resolves after the commit; only then may a screen say "saved".
 */
import Dexie from 'dexie';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { changeIdSchema, checkSize, type ChangeId } from '#domain/sync/change.ts';
import { planEdit, type Edit, type EditPlan } from '#domain/sync/edit.ts';
import { nextStamp, type Stamp } from '#domain/sync/hybrid-clock.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import {
  foldOpened,
  openChanges,
  sealChange,
  sealRecord,
  type OpenedChange,
} from './change-rows.ts';
import type { Cipher } from './cipher.ts';
import type { BytesRow, ChangeRow, FileRow, LocalDatabase, RecordRow } from './database.ts';
import { hasLeft, readNextLot } from './lots.ts';
import { readMeta } from './meta.ts';
import { withConnection } from './reopen.ts';

/** What every writer of this database has in hand. */
export interface StoreContext {
  readonly database: LocalDatabase;
  readonly cipher: Cipher;
  readonly account: string;
  readonly device: string;
  readonly clock: Clock;
  readonly random: RandomSource;
}

export type SaveProblem =
  /** Content over 64 KiB: nothing was stored; what is on the screen is still there. */
  | { readonly type: 'too-large'; readonly bytes: number }
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
  try {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      const saved = await withConnection(context.database, () => tryToSave(context, edits, files));
      if (saved !== 'moved') return saved;
    }
    return err({ type: 'storage-failed', detail: 'the record kept moving' });
  } catch (cause) {
    return err(saveProblemOf(cause));
  }
}

async function tryToSave(
  context: StoreContext,
  edits: readonly Edit[],
  files: readonly StoredFile[],
): Promise<Result<Saved, SaveProblem> | 'moved'> {
  const prepared = await prepare(context, edits);
  if (!prepared.ok) return prepared;
  const outcome = await commit(context, prepared.value, files);
  if (outcome === 'damaged') return err({ type: 'bytes-damaged' });
  return outcome === 'moved' ? outcome : ok({ ids: prepared.value.ids, at: context.clock() });
}

interface Prepared {
  readonly ids: readonly ChangeId[];
  readonly rows: readonly ChangeRow[];
  readonly dropped: readonly [string, string][];
  readonly records: readonly { readonly row: RecordRow; readonly expected: number }[];
  readonly clockBefore: Stamp | null;
  /** The earliest stamp given to these edits; none when there are no edits. */
  readonly firstStamp: Stamp | null;
  readonly clockAfter: Stamp;
}

/** Steps one and two: read and open, then plan, fold and seal in memory. */
async function prepare(
  context: StoreContext,
  edits: readonly Edit[],
): Promise<Result<Prepared, SaveProblem>> {
  const { database, cipher } = context;
  const { clock: clockBefore, nextLot, records: standing } = await readStanding(database, edits);
  let clock = clockBefore;
  let firstStamp: Stamp | null = null;
  const ids: ChangeId[] = [];
  const rows = new Map<string, ChangeRow>();
  const dropped = new Set<string>();
  const opened = new Map<string, OpenedChange[]>();
  for (const [key, { rows }] of standing) opened.set(key, [...(await openChanges(cipher, rows))]);
  for (const edit of edits) {
    const key = keyOf(edit);
    const ofRecord = opened.get(key) ?? [];
    clock = nextStamp(context.clock(), clock);
    firstStamp ??= clock;
    const plan = planFor(context, edit, clock, nextLot, ofRecord);
    const sized = checkSize(plan.change);
    if (!sized.ok) return sized;
    const row = await sealChange(cipher, plan.change, { lot: nextLot, written: 1, pending: 1 });
    for (const id of plan.dropped) {
      if (!rows.delete(id)) dropped.add(id);
    }
    rows.set(row.id, row);
    ids.push(plan.change.id);
    const gone = new Set<string>(plan.dropped);
    const remaining = ofRecord.filter((entry) => !gone.has(entry.row.id));
    opened.set(key, [...remaining, { row, content: '', change: plan.change }]);
  }
  const records = [];
  for (const [key, ofRecord] of opened) {
    const folded = foldOpened(ofRecord);
    const expected = standing.get(key)?.version ?? 0;
    if (folded) records.push({ row: await sealRecord(cipher, folded, expected + 1), expected });
  }
  const scope = edits[0]?.scope ?? '';
  return ok({
    ids,
    rows: [...rows.values()],
    dropped: [...dropped].map((id): [string, string] => [scope, id]),
    records,
    clockBefore,
    firstStamp,
    clockAfter: clock ?? nextStamp(context.clock(), null),
  });
}

interface Standing {
  readonly clock: Stamp | null;
  readonly nextLot: number;
  readonly records: ReadonlyMap<
    string,
    { readonly version: number; readonly rows: readonly ChangeRow[] }
  >;
}

const keyOf = ({ scope, record }: Edit): string => `${scope}|${record}`;

/** All that is read for these edits, in one transaction and at once: each turn to the disk is felt. */
async function readStanding(database: LocalDatabase, edits: readonly Edit[]): Promise<Standing> {
  const { changes, records, meta } = database;
  return database.transaction('r', [changes, records, meta], async () => {
    const ofRecord = async ({ scope, record }: Edit) => {
      const [row, rows] = await Promise.all([
        records.get([scope, record]),
        changes.where('[scope+record]').equals([scope, record]).toArray(),
      ]);
      return { version: row?.version ?? 0, rows };
    };
    const first = new Map(edits.map((edit) => [keyOf(edit), edit]));
    const [clock, nextLot, found] = await Promise.all([
      readMeta(database, 'clock'),
      readNextLot(database),
      Promise.all([...first].map(async ([key, edit]) => [key, await ofRecord(edit)] as const)),
    ]);
    return { clock, nextLot, records: new Map(found) };
  });
}

function planFor(
  context: StoreContext,
  edit: Edit,
  at: Stamp,
  nextLot: number,
  ofRecord: readonly OpenedChange[],
): EditPlan {
  const known = ofRecord.flatMap(({ row, change }) =>
    change && change.field === edit.field
      ? [
          {
            change,
            left: hasLeft(row, nextLot),
            readBack: row.seq !== undefined,
            written: row.written === 1,
          },
        ]
      : [],
  );
  const id = changeIdSchema.parse(uuidV7(context.clock, context.random));
  return planEdit(edit, { id, at, by: context.account, device: context.device }, known);
}

/** Step three: one transaction that checks that nothing moved meanwhile, and writes. */
async function commit(
  context: StoreContext,
  prepared: Prepared,
  files: readonly StoredFile[],
): Promise<'committed' | 'moved' | 'damaged'> {
  const { database } = context;
  return database
    .transaction(
      'rw',
      [database.changes, database.records, database.files, database.bytes, database.meta],
      async () => {
        const [stampsTaken, standing, unsent, nextLot] = await Promise.all([
          stampsAreTaken(database, prepared),
          Promise.all(
            prepared.records.map(({ row }) => database.records.get([row.scope, row.record])),
          ),
          database.changes.bulkGet([...prepared.dropped]),
          readNextLot(database),
        ]);
        if (stampsTaken) return 'moved' as const;
        const moved = prepared.records.some(
          ({ expected }, index) => (standing[index]?.version ?? 0) !== expected,
        );
        if (moved) return 'moved' as const;
        if (unsent.some((row) => !row || hasLeft(row, nextLot))) return 'moved' as const;
        for (const { row, bytes } of files) {
          // The same file may be here already, and even received: that stays so.
          if (!(await database.files.get([row.scope, row.sha256]))) await database.files.put(row);
          if (!bytes) continue;
          await database.bytes.put(bytes);
          const stored = await database.bytes.get([row.scope, row.sha256]);
          if (!stored || !sameBytes(stored.bytes, bytes.bytes)) throw new BytesDamaged();
        }
        await Promise.all([
          database.changes.bulkDelete([...prepared.dropped]),
          database.changes.bulkAdd([...prepared.rows]),
          database.records.bulkPut(prepared.records.map((entry) => entry.row)),
          database.meta.put({ key: 'clock', value: prepared.clockAfter }),
        ]);
        return 'committed' as const;
      },
    )
    .catch((cause: unknown) => {
      if (cause instanceof BytesDamaged) return 'damaged' as const;
      throw cause;
    });
}

class BytesDamaged extends Error {}

/**
 * Whether another writer's stamps have reached these (S6). A stamp taken over from a colleague that
 * is older does no harm, or a long sync would keep everybody from saving.
 */
async function stampsAreTaken(
  database: LocalDatabase,
  { clockBefore, firstStamp }: Prepared,
): Promise<boolean> {
  const clock = await readMeta(database, 'clock');
  return clock !== clockBefore && clock !== null && firstStamp !== null && clock >= firstStamp;
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
