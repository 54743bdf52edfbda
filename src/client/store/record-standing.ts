/** A record as it stands in the log before something is written to it: its version and its changes. */
import { openChanges, openLost, type OpenedChange } from './change-rows.ts';
import type { Cipher } from './cipher.ts';
import type { ChangeRow, LocalDatabase, RecordRow } from './database.ts';
import { readOne, readRows } from './read-rows.ts';

/** A record that nothing is known of has version 0 and no rows. */
export interface RecordStanding {
  readonly version: number;
  readonly rows: readonly ChangeRow[];
  /** Changes whose rows cannot be read, and the folded row that may still have what they said. */
  readonly lost?: { readonly ids: readonly string[]; readonly folded: RecordRow | null };
}

/** Both at once: each turn to the disk is felt. */
export async function readRecord(
  database: LocalDatabase,
  scope: string,
  record: string,
): Promise<RecordStanding> {
  const [row, rows] = await Promise.all([
    database.records.get([scope, record]),
    changesOf(database, scope, record).toArray(),
  ]);
  return { version: row?.version ?? 0, rows };
}

/**
 * The same where the browser has failed to read it: all but the rows that are at fault. The version is
 * read first: a writer between the two reads makes it move, and is noticed.
 */
export async function readRecordByRows(
  database: LocalDatabase,
  scope: string,
  record: string,
): Promise<RecordStanding> {
  const row = await readOne(database.records, [scope, record]);
  const { rows, unreadable } = await readRows(database.changes, changesOf(database, scope, record));
  const ids = unreadable.map(([, id]) => id);
  return {
    ...{ version: row?.version ?? 0, rows },
    ...(ids.length === 0 ? {} : { lost: { ids, folded: row ?? null } }),
  };
}

/** What its changes say; in the place of those that are lost, what the folded row has kept of them. */
export async function openStanding(
  cipher: Cipher,
  { rows, lost }: Pick<RecordStanding, 'rows' | 'lost'>,
): Promise<readonly OpenedChange[]> {
  const opened = await openChanges(cipher, rows);
  return lost ? [...opened, ...(await openLost(cipher, lost.folded, lost.ids))] : opened;
}

const changesOf = ({ changes }: LocalDatabase, scope: string, record: string) =>
  changes.where('[scope+record]').equals([scope, record]);
