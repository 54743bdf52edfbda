/**
 * The server's book of what happened: one row for each change of state, written in the same
 * transaction, numbered without gaps. Each row's hash covers the hash of the row before, so that
 * whoever keeps an earlier hash can prove that nothing before it was altered or taken out. A cut
 * tail shows only against a hash that is kept elsewhere.
 */
import { canonicalJson, textHash } from '#domain/kernel/canonical-json.ts';
import type { AuditRow, AuditWriter, Storage } from '../storage/port.ts';

export interface AuditEntry {
  /** ISO time. */
  readonly at: string;
  /** Account, or `server`. */
  readonly actor: string;
  readonly action:
    | 'change-accepted'
    | 'held-accepted'
    | 'handed-in'
    | 'id-reuse'
    | 'plan-applied'
    | 'account-added'
    | 'account-disabled'
    | 'account-enabled'
    | 'password-reset'
    | 'checklists-in-force'
    | 'visit-version-moved'
    | 'epoch-replaced'
    | 'file-lost'
    | 'file-found';
  readonly details: Readonly<Record<string, unknown>>;
}

/** What stands before the first row. */
const firstPrevious = '0'.repeat(64);

/** Adds entries to the book; must be called inside the write that does what they tell. */
export async function writeAudit(
  audit: AuditWriter,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const last = await audit.last();
  let number = last?.number ?? 0;
  let previous = last?.hash ?? firstPrevious;
  const rows = entries.map(({ at, actor, action, details }): AuditRow => {
    number += 1;
    const row = { number, at, actor, action, details: canonicalJson(details), previous };
    previous = rowHash(row);
    return { ...row, hash: previous };
  });
  await audit.append(rows);
}

export type AuditCheck =
  | { readonly type: 'whole'; readonly rows: number; readonly hash: string }
  /** The first row that is not what was written there, or is missing. */
  | { readonly type: 'broken'; readonly number: number };

/** Reads the whole book and checks its numbers and hashes. */
export async function verifyAudit(storage: Storage): Promise<AuditCheck> {
  let number = 0;
  let previous = firstPrevious;
  for (;;) {
    const rows = await storage.read((data) => data.audit.page(number, 1000));
    if (rows.length === 0) return { type: 'whole', rows: number, hash: previous };
    for (const row of rows) {
      number += 1;
      if (row.number !== number || row.previous !== previous || row.hash !== rowHash(row)) {
        return { type: 'broken', number };
      }
      previous = row.hash;
    }
  }
}

function rowHash({ number, at, actor, action, details, previous }: Omit<AuditRow, 'hash'>): string {
  return textHash(canonicalJson({ action, actor, at, details, number, previous }));
}
