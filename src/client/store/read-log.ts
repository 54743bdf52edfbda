import Dexie from 'dexie';
import type { Scope } from '#domain/sync/scope.ts';
import type { LoggedChange } from '#domain/visit/diary.ts';
import { openChanges } from './change-rows.ts';
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
  const rows = await database.changes
    .where('[scope+id]')
    .between([scope, Dexie.minKey], [scope, before ?? Dexie.maxKey], true, false)
    // eslint-disable-next-line unicorn/no-array-reverse -- of a query, not of an array
    .reverse()
    .limit(limit)
    .toArray();
  const opened = await openChanges(cipher, rows);
  return {
    changes: opened.map(({ row, change, content }) => ({
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
    })),
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}
