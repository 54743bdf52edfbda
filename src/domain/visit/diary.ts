/** The visit's own log as people read it: acts, gathered to what one person did in one go. */
import { deletedField } from '#domain/sync/fold.ts';
import { stampMilliseconds, stampSchema } from '#domain/sync/hybrid-clock.ts';
import { recordKeySchema, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { sameValue } from '#domain/sync/change.ts';
import { uuidTime } from '#domain/sync/uuid-v7.ts';
import { cellColumn } from './records.ts';

/** One change as this device keeps it; one that it cannot read has its id and its place alone. */
export interface LoggedChange {
  readonly id: string;
  readonly record: string;
  readonly field: string;
  readonly value: unknown;
  /** Ids of the changes that its writer saw and went over. */
  readonly over: readonly string[];
  readonly by: string;
  /** Stamp of the hybrid clock; blank where it cannot be read. */
  readonly at: string;
  /** Server's instant in ISO form; null: not read back yet. */
  readonly received: string | null;
  readonly relayedBy: string | null;
  /** Why the office keeps it back, null: it does not. */
  readonly held: { readonly code: string; readonly reason: string } | null;
  readonly readable: boolean;
  /** `file`: came here as carried work and was not seen at the server yet. */
  readonly way: 'own' | 'server' | 'file';
}

export const diaryKinds = [
  'answer',
  'note',
  'row',
  'check',
  'assignment',
  'photo',
  'finding',
  'explanation',
  'conclusion',
  'removed',
  'restored',
  'settled',
  'differs',
  'unreadable',
  'other',
] as const;
/**
 * What a change is as an act. `settled`: it went over two or more that differed. `differs`: another
 * person wrote something else at the same place and neither had seen the other.
 */
export type DiaryKind = (typeof diaryKinds)[number];

export interface DiaryAct {
  readonly change: LoggedChange;
  readonly kind: DiaryKind;
  /** Null where the record's name cannot be read. */
  readonly record: RecordKey | null;
  /** Milliseconds since 1970 by the writer's hybrid clock, or by its id where that cannot be read. */
  readonly time: number;
  /** Who wrote what it differs from; empty for other kinds. */
  readonly differsFrom: readonly string[];
}

/** What one person did of one kind without a longer break; acts from the first to the last. */
export interface DiaryRun {
  /** Of its first act: stays while later ones join it. */
  readonly key: string;
  readonly by: string;
  readonly kind: DiaryKind;
  /** Of one checklist; null for what belongs to none. */
  readonly checklistId: string | null;
  readonly from: number;
  readonly to: number;
  readonly acts: readonly DiaryAct[];
}

/** A longer break than this between two acts begins another run. */
export const longestBreakMilliseconds = 20 * 60_000;
/** Between a writer's clock and what is known better, more than this is worth saying. */
const notableDriftMilliseconds = 5 * 60_000;

/**
 * The acts of changes in any order, from the first to the last. Short interviews are left out: a minute
 * beside an answer would tell who of those at the counter gave it (decision 0021).
 */
export function diaryActs(changes: readonly LoggedChange[]): readonly DiaryAct[] {
  const acts = changes
    .filter(({ record }) => !record.startsWith('interview:'))
    .map((change) => ({ change, time: timeOf(change) }))
    .toSorted(
      (a, b) =>
        a.time - b.time ||
        (a.change.at < b.change.at
          ? -1
          : a.change.at > b.change.at
            ? 1
            : a.change.id < b.change.id
              ? -1
              : 1),
    );
  const heads = new Map<string, readonly LoggedChange[]>();
  return acts.map(({ change, time }) => {
    const place = `${change.record}|${change.field}`;
    const seen = new Set(change.over);
    const standing = heads.get(place) ?? [];
    const beside = standing.filter(({ id }) => !seen.has(id));
    const [replaced, ...more] = standing.filter(({ id }) => seen.has(id));
    const settles =
      replaced !== undefined && more.some(({ value }) => !sameValue(value, replaced.value));
    // Held ones have no effect, so nobody differs from them.
    if (change.held === null) heads.set(place, [...beside, change]);
    const others =
      change.held === null && change.field !== deletedField
        ? beside.filter((one) => one.by !== change.by && !sameValue(one.value, change.value))
        : [];
    const record = recordKeySchema.safeParse(change.record);
    return {
      change,
      time,
      record: record.success ? record.data : null,
      kind: kindOf(change, record.success ? record.data : null, {
        differs: others.length > 0,
        settles,
      }),
      differsFrom: [...new Set(others.map(({ by }) => by))],
    };
  });
}

function kindOf(
  change: LoggedChange,
  record: RecordKey | null,
  { differs, settles }: { readonly differs: boolean; readonly settles: boolean },
): DiaryKind {
  const { field, value, readable } = change;
  if (!readable || record === null) return 'unreadable';
  if (field === deletedField) return value === null ? 'restored' : 'removed';
  if (differs) return 'differs';
  if (settles) return 'settled';
  switch (recordParts(record).kind) {
    case 'answer':
      return field === 'value' ? 'answer' : 'note';
    case 'row':
      return field === 'of' || field === 'order' || cellColumn(field) !== null ? 'row' : 'other';
    case 'check':
      return 'check';
    case 'assignment':
      return 'assignment';
    case 'photo':
      return 'photo';
    case 'finding':
      return 'finding';
    case 'explanation':
      return 'explanation';
    case 'statement':
    case 'recommendation':
    case 'notice':
      return 'conclusion';
    default:
      return 'other';
  }
}

/**
 * Acts gathered by person, kind and checklist, the last one first. Others may work in between: a run
 * is broken by its own writer's pause alone.
 * @param itemOf the answer that a record belongs to, for rows, photos and what hangs at them
 */
export function diaryRuns(
  acts: readonly DiaryAct[],
  itemOf: (record: RecordKey) => RecordKey | null,
): readonly DiaryRun[] {
  const open = new Map<string, DiaryAct[]>();
  const runs: { readonly checklistId: string | null; readonly acts: DiaryAct[] }[] = [];
  for (const act of acts) {
    const checklistId = checklistOf(act, itemOf);
    const key = [act.change.by, act.kind, checklistId ?? ''].join('|');
    const run = open.get(key);
    const last = run?.at(-1);
    if (run && last && act.time - last.time <= longestBreakMilliseconds) run.push(act);
    else {
      const begun = [act];
      open.set(key, begun);
      runs.push({ checklistId, acts: begun });
    }
  }
  return runs
    .map(({ checklistId, acts: ofRun }) => {
      const [first, last] = [ofRun[0]!, ofRun.at(-1)!];
      const { change, kind, time } = first;
      return {
        key: change.id,
        by: change.by,
        kind,
        checklistId,
        from: time,
        to: last.time,
        acts: ofRun,
      };
    })
    .toSorted((left, right) => right.to - left.to || right.from - left.from);
}

function checklistOf(
  { record }: DiaryAct,
  itemOf: (record: RecordKey) => RecordKey | null,
): string | null {
  if (record === null) return null;
  const { kind, id } = recordParts(record);
  if (kind === 'check' || kind === 'assignment') return id.split('/')[0] ?? null;
  if (!['answer', 'row'].includes(kind)) return null;
  const item = kind === 'answer' ? record : itemOf(record);
  return item === null ? null : (recordParts(item).id.split('/')[0] ?? null);
}

function timeOf({ at, id }: LoggedChange): number {
  const stamp = stampSchema.safeParse(at);
  return stamp.success ? stampMilliseconds(stamp.data) : uuidTime(id);
}

/**
 * How wrong the writer's clock is known to have been, in milliseconds; positive: it was ahead. 0:
 * nothing is known. A stamp after the server had the change is ahead. An id that is older than its
 * stamp was made by a clock that stood behind those of others, whose stamps it had taken over.
 */
export function clockDrift({ at, id, received }: LoggedChange): number {
  const stamp = stampSchema.safeParse(at);
  if (!stamp.success) return 0;
  const time = stampMilliseconds(stamp.data);
  // The server's instants are written as the wall part of a stamp is.
  const arrived = stampSchema.safeParse(`${received ?? ''}-0000`);
  const ahead = arrived.success ? time - stampMilliseconds(arrived.data) : 0;
  if (ahead > notableDriftMilliseconds) return ahead;
  // Only ids of version 7 tell a time.
  const behind = id.charAt(14) === '7' ? time - uuidTime(id) : 0;
  return behind > notableDriftMilliseconds ? -behind : 0;
}
