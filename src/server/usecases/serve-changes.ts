/** What an account has not read yet, scope by scope, within one answer's size (S15, S20). */
import { accessIndex } from '#domain/access/access-index.ts';
import { readableScopes } from '#domain/access/scope-access.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { emptySum, utf8Length } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Cursor, ScopeAnswer, SyncAnswer } from '#protocol/sync.ts';
import type { ChangeReader, LogHead, LoggedChange, LogView } from '../storage/port.ts';

export interface Reading {
  readonly accountId: string;
  readonly facts: DirectoryFacts;
  /** As the caller sent them; of scopes that it may not read any more, too. */
  readonly cursors: Readonly<Partial<Record<Scope, Cursor>>>;
  /** The caller knows this server's present past: only then do its cursors count. */
  readonly sameEpoch: boolean;
  /** What this very request pushed: given back without content. */
  readonly own: ReadonlyMap<Scope, ReadonlySet<string>>;
  /** What this very request added to the whole log, which nobody alters: it need not be read. */
  readonly added: ReadonlyMap<Scope, readonly LoggedChange[]>;
  /** These could not be read: the answer goes without them. */
  readonly unreadable: ReadonlySet<Scope>;
  /** About how many bytes of JSON the changes may take; one change is always given. */
  readonly maxBytes: number;
}

/** Scopes take turns of at most this many bytes, so that a long log does not keep others waiting. */
const bytesPerTurn = 64 * 1024;
/** The wire's members around a change, roughly; a change given as an id only is about as large. */
const bytesAround = 160;

interface ScopeReading {
  readonly scope: Scope;
  readonly from: number;
  readonly head: LogHead;
  /** To be answered even without changes: the caller does not know yet where it stands. */
  readonly news: boolean;
  readonly given: LoggedChange[];
}

/** One scope cannot be read. The others can, in another transaction: this one may be good for nothing now. */
export class ScopeUnreadable extends Error {
  constructor(
    readonly scope: Scope,
    cause: unknown,
  ) {
    super(`the scope ${scope} cannot be read`, { cause });
  }
}

async function reading<T>(scope: Scope, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new ScopeUnreadable(scope, cause);
  }
}

/** Throws `ScopeUnreadable` where it is one scope that is amiss. */
export async function serveChanges(
  changes: ChangeReader,
  asked: Reading,
): Promise<Pick<SyncAnswer, 'scopes' | 'more' | 'revoked'>> {
  const { accountId, facts, cursors, unreadable } = asked;
  const view = viewOf(facts, accountId);
  const known = new Set(readableScopes(facts, accountId));
  const readable = [...known].filter((scope) => !unreadable.has(scope));
  const heads = await changes.heads(readable, view);
  const scopes: ScopeReading[] = [];
  for (const scope of readable) {
    const cursor = cursors[scope];
    const holds = cursor !== undefined && (await isProven(changes, scope, view, asked));
    const head = heads.get(scope) ?? { seq: 0, sum: emptySum };
    scopes.push({ scope, head, from: holds ? cursor.seq : 0, news: !holds, given: [] });
  }
  await fillInTurns(changes, view, scopes, asked);
  const revoked: SyncAnswer['revoked'] = [];
  for (const scope of (Object.keys(cursors) as Scope[]).toSorted()) {
    if (known.has(scope)) continue;
    // What cannot be read proves nothing: the caller keeps it all.
    const proven = !unreadable.has(scope) && (await isProven(changes, scope, view, asked));
    revoked.push({ scope, proven });
  }
  const told = scopes.filter((entry) => entry.news || entry.given.length > 0);
  return {
    scopes: await Promise.all(
      told.map((entry) => reading(entry.scope, () => toAnswer(entry, asked.own.get(entry.scope)))),
    ),
    more: scopes.some((entry) => lastSeq(entry) < entry.head.seq),
    revoked,
  };
}

/** A unit reads the log of what is published to it; everyone else the whole one (S21). */
export function viewOf(facts: DirectoryFacts, accountId: string): LogView {
  return accessIndex(facts).accounts.get(accountId)?.role === 'unit' ? 'unit' : 'whole';
}

/** Epoch, number and sum are what this server holds: the caller's past is ours (S15, S20). */
async function isProven(
  changes: ChangeReader,
  scope: Scope,
  view: LogView,
  { cursors, sameEpoch }: Reading,
): Promise<boolean> {
  const cursor = cursors[scope];
  if (!sameEpoch || cursor === undefined) return false;
  const sum = await reading(scope, () => changes.sumAt(scope, view, cursor.seq));
  return sum === cursor.sum;
}

async function fillInTurns(
  changes: ChangeReader,
  view: LogView,
  scopes: readonly ScopeReading[],
  { own, added, maxBytes }: Reading,
): Promise<void> {
  const nextOf = async (entry: ScopeReading, turn: number): Promise<readonly LoggedChange[]> => {
    const known = view === 'whole' ? (added.get(entry.scope) ?? []) : [];
    const at = known.findIndex(({ seq }) => seq === lastSeq(entry) + 1);
    return at === -1
      ? reading(entry.scope, () => changes.page(entry.scope, view, lastSeq(entry), turn))
      : known.slice(at, at + Math.ceil(turn / bytesAround));
  };
  let left = maxBytes;
  let gaveAny = false;
  let waiting = scopes.filter((entry) => entry.from < entry.head.seq);
  while (waiting.length > 0) {
    const turn = Math.max(1, Math.min(bytesPerTurn, Math.floor(left / waiting.length)));
    for (const entry of waiting) {
      for (const change of await nextOf(entry, turn)) {
        const isOwn = own.get(entry.scope)?.has(change.id) ?? false;
        left -= bytesAround + (isOwn ? 0 : utf8Length(change.content));
        if (left < 0 && gaveAny) return;
        gaveAny = true;
        entry.given.push(change);
      }
    }
    waiting = waiting.filter((entry) => lastSeq(entry) < entry.head.seq);
  }
}

const lastSeq = ({ given, from }: ScopeReading): number => given.at(-1)?.seq ?? from;

function toAnswer(entry: ScopeReading, own: ReadonlySet<string> | undefined): ScopeAnswer {
  const { scope, from, given } = entry;
  const changes = given.map(({ id, seq, received, relayedBy, content }) =>
    own?.has(id)
      ? { id, seq, received }
      : { ...parseContent(content), seq, received, ...(relayedBy === null ? {} : { relayedBy }) },
  );
  // Answered without changes only where the reading starts anew.
  const cursor = given.at(-1) ?? { seq: 0, sum: emptySum };
  return {
    scope,
    from,
    changes: changes as ScopeAnswer['changes'],
    cursor: { seq: cursor.seq, sum: cursor.sum },
  };
}

const parseContent = (content: string) => JSON.parse(content) as Record<string, unknown>;
