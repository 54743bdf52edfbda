import Dexie from 'dexie';
import type { Scope } from '#domain/sync/scope.ts';
import type { LoggedChange } from '#domain/visit/diary.ts';
import { openChanges } from './change-rows.ts';
import { readRows } from './read-rows.ts';
import type { StoreContext } from './save-edits.ts';

/** A stretch of a scope's log, those that were made last in front. */
export interface LogPage {
  readonly changes: readonly LoggedChange[];
  /** Where the next older stretch begins; null: this was the oldest. */
  readonly next: string | null;
}

/**
 * Reads a stretch by the key of the table, never the whole log. Ids begin with the time of their
 * making by their maker's clock, which is near enough to page by; what is shown is ordered by stamps.
 */
export async function readLog(
  { database, cipher }: StoreContext,
  scope: Scope,
  before: string | null,
  limit: number,
): Promise<LogPage> {
  const { rows, unreadable } = await readRows(
    database.changes,
    database.changes
      .where('[scope+id]')
      .between([scope, Dexie.minKey], [scope, before ?? Dexie.maxKey], true, false)
      // eslint-disable-next-line unicorn/no-array-reverse -- of a query, not of an array
      .reverse()
      .limit(limit),
  );
  const opened = await openChanges(cipher, rows);
  const lost = unreadable.map(([, id]): LoggedChange => ({ ...nothingKnown, id }));
  const changes = opened.map(({ row, change, content }): LoggedChange => ({
    id: row.id,
    record: row.record,
    field: row.field,
    value: change === null ? content : change.value,
    over: change?.over ?? [],
    by: change?.by ?? '',
    at: change?.at ?? '',
    received: row.received ?? null,
    relayedBy: row.relayedBy ?? null,
    held: row.held ?? null,
    readable: change !== null,
    way: row.written === 1 ? 'own' : row.seq === undefined ? 'file' : 'server',
  }));
  const all = [...changes, ...lost].toSorted((left, right) => (left.id < right.id ? 1 : -1));
  return { changes: all, next: all.length < limit ? null : (all.at(-1)?.id ?? null) };
}

/** A change whose row the browser cannot read: it is told that there is one. */
export const nothingKnown: Omit<LoggedChange, 'id'> = {
  ...{ record: '', field: '', value: null, over: [], by: '', at: '' },
  ...{ received: null, relayedBy: null, held: null, readable: false, way: 'own' },
};
