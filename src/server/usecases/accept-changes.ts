/** What a push does: each change is taken, known already, or held with a reason (S13, S14, S18, S19). */
import { scopeAccess } from '#domain/access/scope-access.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Held } from '#protocol/sync.ts';
import type { HeldChange, LoggedChange, Storage } from '../storage/port.ts';
import type { Appended } from './append-to-log.ts';
import type { FactsReader } from './directory-facts.ts';
import type { HintPublisher } from './hint-port.ts';
import { keepHeld } from './keep-held.ts';
import { readPushed } from './pushed-change.ts';
import { heldChange, takeIntoScope } from './take-into-scope.ts';

export interface Push {
  /** Account of the session: its rights count, not what a change says of itself (S19). */
  readonly accountId: string;
  readonly device: string;
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

export interface PushOutcome {
  /** By change id. */
  readonly held: Readonly<Record<string, Held>>;
  /** By scope, ids whose content the log holds just as it was pushed: the caller has it. */
  readonly own: ReadonlyMap<Scope, ReadonlySet<string>>;
  /** By scope, what came into the whole log: numbers without a gap. */
  readonly added: ReadonlyMap<Scope, readonly LoggedChange[]>;
  /** Scopes that could not be written: of what was pushed to them nothing is known. */
  readonly failed: ReadonlyMap<Scope, unknown>;
}

export interface AcceptDependencies {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly hints: HintPublisher;
  readonly readFacts: FactsReader;
}

/**
 * One transaction a scope, scopes in sorted order. One that fails leaves out nothing but itself; where all
 * fail it is not for what they hold, and the caller is to come again.
 */
export async function acceptChanges(
  { storage, clock, hints, readFacts }: AcceptDependencies,
  { accountId, device, entries }: Push,
): Promise<PushOutcome> {
  const from = { accountId, device, received: new Date(clock()).toISOString() };
  const pushed = entries.map((entry) => readPushed(entry, accountId));
  const held: Record<string, Held> = {};
  const own = new Map<Scope, ReadonlySet<string>>();
  const added = new Map<Scope, readonly LoggedChange[]>();
  const failed = new Map<Scope, unknown>();
  const remember = (changes: readonly HeldChange[]): void => {
    for (const { changeId, code, reason } of changes) {
      if (changeId !== '') held[changeId] = { code, reason };
    }
  };
  const unreadable = pushed
    .filter((entry) => entry.type === 'unreadable')
    .map((entry) => {
      const change = { id: entry.id ?? '', scope: entry.scope };
      return heldChange({ ...entry, change }, entry.code, from);
    });
  if (unreadable.length > 0)
    remember((await storage.write('held', (data) => keepHeld(data, unreadable))).told);
  const byScope = groupBy(
    pushed.filter((entry) => entry.type === 'change'),
    (entry) => entry.change.scope,
  );
  for (const scope of [...byScope.keys()].toSorted()) {
    const changes = byScope.get(scope) ?? [];
    const write = storage.write(scope, async (data) => {
      const access = scopeAccess(await readFacts(data), accountId, scope);
      return takeIntoScope(data, { ...from, scope, access, entries: changes });
    });
    const outcome = await write.catch((cause: unknown) => void failed.set(scope, cause));
    if (!outcome) continue;
    own.set(scope, outcome.own);
    remember(outcome.held);
    if (!outcome.appended) continue;
    added.set(scope, outcome.appended.rows);
    tell(hints, scope, outcome.appended);
  }
  const [cause] = failed.values();
  if (failed.size > 0 && failed.size === byScope.size) throw cause;
  return { held, own, added, failed };
}

/** Hints of what moved; call after the commit only. */
export function tell(hints: HintPublisher, scope: Scope, appended: Appended): void {
  const { head, unitHead, firstPublication } = appended;
  hints.publish({ type: 'scope', scope, head: head.seq, unitHead: unitHead?.seq ?? null });
  if (firstPublication) hints.publish({ type: 'directory' });
}
