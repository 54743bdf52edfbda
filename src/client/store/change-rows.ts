/** Between rows and changes: opening, sealing and folding, all outside of transactions. */
import { isKnownField } from '#domain/access/judge-change.ts';
import type { RandomSource } from '#domain/kernel/sources.ts';
import { changeContent, changeSchema, contentDigest, type Change } from '#domain/sync/change.ts';
import { foldRecord, type FoldedRecord } from '#domain/sync/fold.ts';
import { recordKeySchema, recordParts, scopeParts, scopeSchema } from '#domain/sync/scope.ts';
import type { Cipher } from './cipher.ts';
import type { ChangeRow, RecordRow } from './database.ts';

/** A row with its content in hand. `change` is null when it cannot be read: it stays stored and is shown as such. */
export interface OpenedChange {
  readonly row: ChangeRow;
  readonly content: string;
  readonly change: Change | null;
}

const contextOf = (table: string, scope: string, key: string): string => `${table}|${scope}|${key}`;

export async function openChanges(
  cipher: Cipher,
  rows: readonly ChangeRow[],
): Promise<readonly OpenedChange[]> {
  const opened = await openContents(cipher, rows);
  return opened.map((entry) => ({ ...entry, change: parseChange(entry.content) }));
}

/** Contents as they are, for who passes them on: nothing is read out of them. */
export async function openContents(
  cipher: Cipher,
  rows: readonly ChangeRow[],
): Promise<readonly Pick<OpenedChange, 'row' | 'content'>[]> {
  return Promise.all(
    rows.map(async (row) => {
      const content = await cipher.openText(row.payload, contextOf('changes', row.scope, row.id));
      return { row, content };
    }),
  );
}

export async function sealChange(
  cipher: Cipher,
  change: Change,
  state: Pick<ChangeRow, 'written'> &
    Partial<Pick<ChangeRow, 'lot' | 'seq' | 'pending' | 'received' | 'relayedBy' | 'confirmed'>>,
  content: string = changeContent(change),
): Promise<ChangeRow> {
  return {
    scope: change.scope,
    id: change.id,
    record: change.record,
    field: change.field,
    payload: await cipher.sealText(content, contextOf('changes', change.scope, change.id)),
    digest: contentDigest(content),
    ...state,
  };
}

/**
 * Of changes whose rows the browser cannot read: what the folded row still has of them, so that what
 * is folded anew is never less than what stood there. Their own rows stay as they are.
 */
export async function openLost(
  cipher: Cipher,
  folded: RecordRow | null | undefined,
  ids: readonly string[],
): Promise<readonly OpenedChange[]> {
  const record = folded && ids.length > 0 ? await openRecord(cipher, folded) : null;
  if (!record) return [];
  const heads = Object.values(record.fields).flatMap((field) => field.heads);
  return heads.flatMap((change) =>
    ids.includes(change.id) ? [{ row: lostRow(change), content: '', change }] : [],
  );
}

/** As one that came from elsewhere and has left: nothing of it is altered or folded away (S2). */
function lostRow({ scope, id, record, field }: Change): ChangeRow {
  return { scope, id, record, field, payload: '', digest: '', written: 0 };
}

/**
 * Folds a record from its rows; held changes are left out (S18). `null` when nothing is left to
 * show, so that the caller removes the folded row.
 */
export function foldOpened(opened: readonly OpenedChange[]): FoldedRecord | null {
  const changes = opened.flatMap(({ row, change }) => (change && !row.held ? [change] : []));
  const [any] = changes;
  if (!any) return null;
  const { kind: scopeKind } = scopeParts(any.scope);
  const { kind } = recordParts(any.record);
  return foldRecord(changes, (field) => isKnownField(scopeKind, kind, field)) ?? null;
}

/**
 * The version of a row that is written where this one stood. Where none stood it is a number of its own:
 * a row that goes and comes back under a version that it had before would hide, from who folded in
 * between, that anything was written.
 */
export function nextVersion(before: number, random: RandomSource): number {
  if (before > 0) return before + 1;
  return random(6).reduce((number, byte) => number * 256 + byte, 1);
}

export async function sealRecord(
  cipher: Cipher,
  folded: FoldedRecord,
  version: number,
): Promise<RecordRow> {
  const conflict =
    folded.deletedMeanwhile || Object.values(folded.fields).some((field) => field.conflict);
  return {
    scope: folded.scope,
    record: folded.record,
    kind: recordParts(folded.record).kind,
    payload: await cipher.sealText(
      JSON.stringify(folded),
      contextOf('records', folded.scope, folded.record),
    ),
    version,
    ...(conflict ? { conflict: 1 as const } : {}),
  };
}

/** A folded row is derived: one that cannot be read is folded again from the log by its reader. */
export async function openRecord(cipher: Cipher, row: RecordRow): Promise<FoldedRecord | null> {
  const text = await cipher.openText(row.payload, contextOf('records', row.scope, row.record));
  try {
    const folded = JSON.parse(text) as FoldedRecord;
    const known =
      scopeSchema.safeParse(folded.scope).success &&
      recordKeySchema.safeParse(folded.record).success;
    return known && typeof folded.fields === 'object' ? folded : null;
  } catch {
    return null;
  }
}

function parseChange(content: string): Change | null {
  try {
    const parsed = changeSchema.safeParse(JSON.parse(content));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
