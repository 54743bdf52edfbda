/**
 * From edits to what a save writes, in memory: opens what stands, plans, folds and seals. A plan holds
 * only while that stands, which `standsAsPlanned` tells.
 */
import { ok, type Result } from '#domain/kernel/result.ts';
import type { Clock, RandomSource } from '#domain/kernel/sources.ts';
import { changeIdSchema, checkSize, type ChangeId } from '#domain/sync/change.ts';
import { planEdit, type Edit, type EditPlan } from '#domain/sync/edit.ts';
import { nextStamp, type Stamp } from '#domain/sync/hybrid-clock.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import {
  foldOpened,
  nextVersion,
  sealChange,
  sealRecord,
  type OpenedChange,
} from './change-rows.ts';
import type { Cipher } from './cipher.ts';
import type { ChangeRow, LocalDatabase, RecordRow } from './database.ts';
import { hasLeft, readNextLot } from './lots.ts';
import { readMeta } from './meta.ts';
import {
  openStanding,
  readRecord,
  readRecordByRows,
  type RecordStanding,
} from './record-standing.ts';

/** Who writes here, and what making a change takes. */
export interface Writer {
  readonly cipher: Cipher;
  readonly account: string;
  readonly device: string;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** What a save is planned on. */
export interface Standing {
  readonly clock: Stamp | null;
  readonly nextLot: number;
  readonly records: ReadonlyMap<string, RecordStanding>;
}

export const nothingStands: Standing = { clock: null, nextLot: 0, records: new Map() };
const newRecord: RecordStanding = { version: 0, rows: [] };

export interface SavePlan {
  readonly edits: readonly Edit[];
  readonly planned: Standing;
  readonly after: Standing;
  readonly ids: readonly ChangeId[];
  readonly rows: readonly ChangeRow[];
  readonly dropped: readonly [string, string][];
  readonly records: readonly RecordRow[];
  /** The earliest stamp given to these edits; none when there are no edits. */
  readonly firstStamp: Stamp | null;
}

/** Content over 64 KiB: nothing was stored; what is on the screen is still there. */
export interface TooLarge {
  readonly type: 'too-large';
  readonly bytes: number;
}

/** Refuses an edit that no server would take; nothing is written by it. */
export async function planSave(
  writer: Writer,
  edits: readonly Edit[],
  planned: Standing,
): Promise<Result<SavePlan, TooLarge>> {
  const { cipher } = writer;
  const { nextLot } = planned;
  let { clock } = planned;
  let firstStamp: Stamp | null = null;
  const ids: ChangeId[] = [];
  const rows = new Map<string, ChangeRow>();
  const dropped = new Set<string>();
  const opened = new Map<string, readonly OpenedChange[]>();
  for (const edit of edits) {
    const key = keyOf(edit);
    const stands = planned.records.get(key) ?? newRecord;
    const ofRecord = opened.get(key) ?? (await openStanding(cipher, stands));
    clock = nextStamp(writer.clock(), clock);
    firstStamp ??= clock;
    const plan = planFor(writer, edit, clock, nextLot, ofRecord);
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
  const records: RecordRow[] = [];
  const after = new Map<string, RecordStanding>();
  for (const [key, ofRecord] of opened) {
    const folded = foldOpened(ofRecord);
    if (!folded) continue;
    const stands = planned.records.get(key) ?? newRecord;
    const version = nextVersion(stands.version, writer.random);
    records.push(await sealRecord(cipher, folded, version));
    const lost = new Set(stands.lost?.ids);
    const rowsAfter = ofRecord.flatMap(({ row }) => (lost.has(row.id) ? [] : [row]));
    after.set(key, { ...stands, version, rows: rowsAfter });
  }
  const scope = edits[0]?.scope ?? '';
  return ok({
    ...{ edits, planned, ids, records, firstStamp },
    after: { clock, nextLot, records: after },
    rows: [...rows.values()],
    dropped: [...dropped].map((id): [string, string] => [scope, id]),
  });
}

const keyOf = ({ scope, record }: Edit): string => `${scope}|${record}`;

function planFor(
  writer: Writer,
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
  const id = changeIdSchema.parse(uuidV7(writer.clock, writer.random));
  return planEdit(edit, { id, at, by: writer.account, device: writer.device }, known);
}

/** All at once: each turn to the disk is felt. */
export const readStanding = (database: LocalDatabase, edits: readonly Edit[]): Promise<Standing> =>
  standingOf(database, edits, readRecord);

/** The same where the browser has failed to read it: all but the rows that are at fault. */
export const readStandingByRows = (
  database: LocalDatabase,
  edits: readonly Edit[],
): Promise<Standing> => standingOf(database, edits, readRecordByRows);

async function standingOf(
  database: LocalDatabase,
  edits: readonly Edit[],
  ofRecord: typeof readRecord,
): Promise<Standing> {
  const first = new Map(edits.map((edit) => [keyOf(edit), edit]));
  const [clock, nextLot, found] = await Promise.all([
    readMeta(database, 'clock'),
    readNextLot(database),
    Promise.all(
      [...first].map(
        async ([key, { scope, record }]) => [key, await ofRecord(database, scope, record)] as const,
      ),
    ),
  ]);
  return { clock, nextLot, records: new Map(found) };
}

export function standsAsPlanned({ planned, firstStamp }: SavePlan, now: Standing): boolean {
  if (stampsAreTaken(planned.clock, now.clock, firstStamp)) return false;
  if (now.nextLot !== planned.nextLot) return false;
  return [...now.records].every(([key, record]) =>
    sameStanding(planned.records.get(key) ?? newRecord, record),
  );
}

/** The same rows under the same marks; their contents never change. */
function sameStanding(before: RecordStanding, now: RecordStanding): boolean {
  if (before.version !== now.version || before.rows.length !== now.rows.length) return false;
  const byId = new Map(before.rows.map((row) => [row.id, row]));
  return now.rows.every((row) => {
    const known = byId.get(row.id);
    return (
      known?.digest === row.digest &&
      known.lot === row.lot &&
      known.seq === row.seq &&
      known.held?.code === row.held?.code
    );
  });
}

/**
 * Whether another writer's stamps have reached these (S6). A stamp taken over from a colleague that
 * is older does no harm, or a long sync would keep everybody from saving.
 */
function stampsAreTaken(before: Stamp | null, now: Stamp | null, first: Stamp | null): boolean {
  return now !== before && now !== null && first !== null && now >= first;
}
