/**
 * Is what the server holds what it has accepted, all of it and in its order? Digests, numbers and sums
 * are computed anew from the contents alone, in both views of every scope, and must be those of the
 * rows, of the heads, and of what the audit book says was accepted. A head a scope is all that is
 * remembered meanwhile, however long logs and book are.
 *
 * Whoever can write into the database can make all of it anew so that it agrees: against that helps only
 * an anchor, a row of the book that was kept elsewhere.
 */
import { addToSum, contentDigest, emptySum } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { AuditRow, LogHead, LoggedChange, LogView, Readable } from '../storage/port.ts';
import { readBook, type AuditAnchor, type AuditCheck } from './audit-book.ts';

export type LogCheck =
  | { readonly type: 'whole'; readonly changes: number }
  /** The first number in a view at which the log is not what was put there. */
  | {
      readonly type: 'altered';
      readonly scope: Scope;
      readonly view: LogView;
      readonly seq: number;
    }
  /** In itself it is whole, but the audit book says that other changes were accepted. */
  | { readonly type: 'unaccounted'; readonly scope: string };

export interface BooksCheck {
  readonly audit: AuditCheck;
  readonly log: LogCheck;
}

export const isUnaltered = ({ audit, log }: BooksCheck): boolean =>
  audit.type === 'whole' && log.type === 'whole';

/** `data`: one look, so that nothing is accepted between book and logs. */
export async function verifyBooks(
  data: Pick<Readable, 'audit' | 'changes'>,
  anchor: AuditAnchor | null = null,
): Promise<BooksCheck> {
  const accepted = new Map<string, LogHead>();
  const audit = await readBook(data.audit, (row) => noteAccepted(accepted, row), anchor);
  return { audit, log: await verifyLogs(data.changes, accepted) };
}

const start: LogHead = { seq: 0, sum: emptySum };
const acceptances: ReadonlySet<string> = new Set(['change-accepted', 'handed-in', 'held-accepted']);

/** The rows of one scope stand in the book in the order of its log: both are written under its lock. */
function noteAccepted(accepted: Map<string, LogHead>, { action, details }: AuditRow): void {
  if (!acceptances.has(action)) return;
  const { scope, seq, digest } = JSON.parse(details) as Record<string, unknown>;
  const before = accepted.get(String(scope)) ?? start;
  const sum = seq === before.seq + 1 ? addToSum(before.sum, String(digest)) : 'a gap';
  accepted.set(String(scope), { seq: before.seq + 1, sum });
}

async function verifyLogs(
  changes: Readable['changes'],
  accepted: ReadonlyMap<string, LogHead>,
): Promise<LogCheck> {
  let count = 0;
  const scopes = await changes.scopes();
  for (const scope of scopes) {
    for (const view of ['whole', 'unit'] as const) {
      const head = await readLog(changes, scope, view);
      if ('altered' in head) return { type: 'altered', scope, view, seq: head.altered };
      if (view === 'unit') continue;
      count += head.seq;
      if (!isSame(head, accepted.get(scope) ?? start)) return { type: 'unaccounted', scope };
    }
  }
  const known = new Set<string>(scopes);
  for (const scope of accepted.keys()) if (!known.has(scope)) return { type: 'unaccounted', scope };
  return { type: 'whole', changes: count };
}

const bytesAtATime = 1024 * 1024;

async function readLog(
  changes: Readable['changes'],
  scope: Scope,
  view: LogView,
): Promise<LogHead | { readonly altered: number }> {
  let at = start;
  for (;;) {
    const page = await changes.page(scope, view, at.seq, bytesAtATime);
    if (page.length === 0) break;
    const known = await changes.find(
      scope,
      page.map(({ id }) => id),
    );
    for (const row of page) {
      const digest = contentDigest(row.content);
      const next = { seq: at.seq + 1, sum: addToSum(at.sum, digest) };
      const isItself = idOf(row) === row.id && known.get(row.id)?.digest === digest;
      if (!isItself || !isSame(row, next)) return { altered: next.seq };
      at = next;
    }
  }
  const head = (await changes.heads([scope], view)).get(scope) ?? start;
  return isSame(head, at) ? at : { altered: at.seq + 1 };
}

/** What was put in its place need not even be JSON. */
function idOf({ content }: LoggedChange): unknown {
  try {
    return (JSON.parse(content) as { readonly id?: unknown } | null)?.id;
  } catch {
    return undefined;
  }
}

const isSame = (one: LogHead, other: LogHead): boolean =>
  one.seq === other.seq && one.sum === other.sum;
