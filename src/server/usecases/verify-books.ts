/**
 * Is what the server holds what it has accepted, all of it and in its order? Digests, numbers and sums
 * are computed anew from the contents alone, in both views of every scope, and must be those of the
 * rows, of the heads, and of what the audit book says was accepted. A head a scope is all that is
 * remembered meanwhile, however long logs and book are, but for what the book tells of and nobody has.
 *
 * What was kept beside the logs, held changes and the book of files, is looked for as the book tells of
 * it. It does so since it writes rows for them: of what came before nothing can be told.
 *
 * Whoever can write into the database can make all of it anew so that it agrees: against that helps only
 * an anchor, a row of the book that was kept elsewhere.
 */
import { addToSum, contentDigest, emptySum } from '#domain/sync/change.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type {
  AuditRow,
  HeldKey,
  LogHead,
  LoggedChange,
  LogView,
  Readable,
} from '../storage/port.ts';
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

/** What the audit book says is kept beside the logs. */
export type BesideCheck =
  | { readonly type: 'whole'; readonly rows: number }
  /** Neither its row is there nor, of a held change, its content in a log. */
  | {
      readonly type: 'gone';
      readonly held: number;
      readonly files: number;
      /** The first row of the book that tells of one. */
      readonly number: number;
    };

export interface BooksCheck {
  readonly audit: AuditCheck;
  readonly log: LogCheck;
  readonly beside: BesideCheck;
}

/** Book and logs, without which nothing else can be relied on: what is gone beside them keeps no backup from use. */
export const isUnaltered = ({ audit, log }: Pick<BooksCheck, 'audit' | 'log'>): boolean =>
  audit.type === 'whole' && log.type === 'whole';

/** `data`: one look, so that nothing is accepted between book and logs. */
export async function verifyBooks(
  data: Pick<Readable, 'audit' | 'changes' | 'held' | 'files'>,
  anchor: AuditAnchor | null = null,
): Promise<BooksCheck> {
  const accepted = new Map<string, LogHead>();
  const beside = new Beside(data);
  const readRows = (rows: readonly AuditRow[]): Promise<void> => {
    for (const row of rows) noteAccepted(accepted, row);
    return beside.look(rows);
  };
  const audit = await readBook(data.audit, readRows, anchor);
  return { audit, log: await verifyLogs(data.changes, accepted), beside: beside.check() };
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

interface ToldHeld extends HeldKey {
  readonly scope: Scope | null;
  readonly number: number;
}

interface ToldFile {
  readonly scope: Scope;
  readonly sha256: string;
  readonly number: number;
}

/** Looks for what the rows of the book tell of, a page at a time. */
class Beside {
  #rows = 0;
  readonly #files: ToldFile[] = [];
  /** By content: one row may be gone because it was taken in, of which a later row tells. */
  readonly #held = new Map<string, ToldHeld>();

  constructor(private readonly data: Pick<Readable, 'changes' | 'held' | 'files'>) {}

  async look(rows: readonly AuditRow[]): Promise<void> {
    const held: ToldHeld[] = [];
    const files: ToldFile[] = [];
    for (const { number, actor, action, details } of rows) {
      const told = JSON.parse(details) as Record<string, unknown>;
      const scope = told['scope'] as Scope;
      if (action === 'change-held') {
        const [changeId, digest] = [String(told['id']), String(told['digest'])];
        held.push({ changeId, digest, pushedBy: actor, scope, number });
      }
      if (action === 'file-received') files.push({ scope, sha256: String(told['sha256']), number });
    }
    this.#rows += held.length + files.length;
    await this.#lookForFiles(files);
    await this.#lookForHeld(held);
    for (const { action, details } of rows) {
      if (!acceptances.has(action)) continue;
      const { id, digest } = JSON.parse(details) as Record<string, unknown>;
      this.#held.delete(`${String(id)} ${String(digest)}`);
    }
  }

  async #lookForFiles(told: readonly ToldFile[]): Promise<void> {
    for (const [scope, ofScope] of groupBy(told, (file) => file.scope)) {
      const hashes = ofScope.map(({ sha256 }) => sha256);
      const known = await this.data.files.known(scope, hashes);
      this.#files.push(...ofScope.filter(({ sha256 }) => !known.has(sha256)));
    }
  }

  async #lookForHeld(told: readonly ToldHeld[]): Promise<void> {
    const known = await this.data.held.known(told);
    const gone = told.filter((held) => !known.has(held));
    for (const [scope, ofScope] of groupBy(gone, (held) => held.scope)) {
      const ids = ofScope.map(({ changeId }) => changeId);
      const logged = scope === null ? new Map() : await this.data.changes.find(scope, ids);
      for (const held of ofScope) {
        if (logged.get(held.changeId)?.digest === held.digest) continue;
        this.#held.set(`${held.changeId} ${held.digest}`, held);
      }
    }
  }

  check(): BesideCheck {
    const gone = [...this.#files, ...this.#held.values()];
    if (gone.length === 0) return { type: 'whole', rows: this.#rows };
    const number = Math.min(...gone.map((one) => one.number));
    return { type: 'gone', held: this.#held.size, files: this.#files.length, number };
  }
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
