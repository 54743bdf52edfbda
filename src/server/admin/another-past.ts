import { sql } from 'kysely';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import { verifyAudit } from '#server/usecases/audit-book.ts';
import { replaceEpoch } from '#server/usecases/epoch.ts';
import type { SqlStorage } from '../storage/sql/sql-storage.ts';

export interface RestoreSources {
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A row of the audit book is not what was written there: somebody altered the backup. */
export interface Altered {
  readonly type: 'altered';
  readonly row: number;
}

/**
 * The tablets' marks, and the cookies in their browsers, belong to a past that a database from a
 * backup does not have: a new epoch makes tablets read and push all again, and everybody signs in
 * anew. Where the audit book was altered nothing is done.
 */
export async function makeAnotherPast(
  storage: SqlStorage,
  { clock, newId }: RestoreSources,
): Promise<Result<{ readonly auditRows: number }, Altered>> {
  const audit = await verifyAudit(storage);
  if (audit.type === 'broken') return err({ type: 'altered', row: audit.number });
  await replaceEpoch(storage, clock, newId);
  await sql`delete from session`.execute(storage.db);
  return ok({ auditRows: audit.rows });
}
