/**
 * The server's book of what happened: one row for each change of state, written in the same
 * transaction, numbered without gaps. Each row's hash covers the hash of the row before, so that
 * whoever keeps an earlier hash can prove that nothing before it was altered or taken out. A tail that
 * was cut, or a book that was written anew, shows only against a hash that is kept elsewhere, or where
 * the logs hold more than it tells.
 */
import { canonicalJson, textHash } from '#domain/kernel/canonical-json.ts';
import type {
  AuditReader,
  AuditRow,
  AuditWriter,
  HeldChange,
  StoredFile,
} from '../storage/port.ts';

export interface AuditEntry {
  /** ISO time. */
  readonly at: string;
  /** Account, or `server`. */
  readonly actor: string;
  readonly action:
    | 'change-accepted'
    | 'held-accepted'
    | 'handed-in'
    | 'change-held'
    | 'id-reuse'
    | 'plan-applied'
    | 'account-added'
    | 'account-disabled'
    | 'account-enabled'
    | 'password-reset'
    | 'checklists-in-force'
    | 'visit-version-moved'
    | 'epoch-replaced'
    | 'file-received'
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

/** Of changes that came to be held: `verify` asks for each until a log has its content. */
export const heldEntries = (changes: readonly HeldChange[]): readonly AuditEntry[] =>
  changes.map(({ changeId: id, digest, scope, code, received: at, pushedBy: actor }) => {
    return { at, actor, action: 'change-held', details: { id, digest, scope, code } };
  });

/** Of files that came to count for a scope: `verify` asks for each. */
export const fileEntries = (files: readonly StoredFile[]): readonly AuditEntry[] =>
  files.map(({ scope, sha256, size, completed: at }) => {
    return { at, actor: 'server', action: 'file-received', details: { scope, sha256, size } };
  });

export type AuditCheck =
  | { readonly type: 'whole'; readonly rows: number; readonly hash: string }
  /** The first row that is not what was written there, or is missing. */
  | { readonly type: 'broken'; readonly number: number }
  /** In itself it is whole, but it is not the book from which the anchor was taken. */
  | { readonly type: 'another'; readonly number: number };

/** A row's number and hash, kept elsewhere since an earlier check. */
export interface AuditAnchor {
  readonly number: number;
  readonly hash: string;
}

/**
 * Reads the whole book, checks its numbers and hashes, and gives its rows in turn, some at a time. Within
 * one look; a page of rows is all that is in memory.
 */
export async function readBook(
  audit: AuditReader,
  onRows: (rows: readonly AuditRow[]) => void | Promise<void>,
  anchor: AuditAnchor | null = null,
): Promise<AuditCheck> {
  let number = 0;
  let previous = firstPrevious;
  let isAnchored = anchor === null;
  for (;;) {
    const rows = await audit.page(number, 1000);
    for (const row of rows) {
      number += 1;
      if (row.number !== number || row.previous !== previous || row.hash !== rowHash(row)) {
        return { type: 'broken', number };
      }
      if (number === anchor?.number) isAnchored = row.hash === anchor.hash;
      previous = row.hash;
    }
    if (rows.length > 0) {
      await onRows(rows);
      continue;
    }
    if (anchor !== null && !isAnchored) return { type: 'another', number: anchor.number };
    return { type: 'whole', rows: number, hash: previous };
  }
}

function rowHash({ number, at, actor, action, details, previous }: Omit<AuditRow, 'hash'>): string {
  return textHash(canonicalJson({ action, actor, at, details, number, previous }));
}
