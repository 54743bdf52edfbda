/** What one scope's part of a push does, in one transaction under the scope's lock (S13, S14, S18). */
import { judgeChange, type HeldCode } from '#domain/access/judge-change.ts';
import type { ScopeAccess } from '#domain/access/scope-access.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { HeldChange, KnownChangeRow, Writable } from '../storage/port.ts';
import { appendToLog, type AcceptedChange, type Appended } from './append-to-log.ts';
import { writeAudit, type AuditEntry } from './audit-book.ts';
import { heldReasons } from './held-reasons.ts';
import { keepHeld } from './keep-held.ts';
import type { PushedChange } from './pushed-change.ts';

export type ReadableChange = Extract<PushedChange, { type: 'change' }>;

export interface ScopePush {
  readonly scope: Scope;
  readonly access: ScopeAccess;
  readonly accountId: string;
  readonly device: string;
  /** ISO time. */
  readonly received: string;
  readonly entries: readonly ReadableChange[];
}

export interface ScopeOutcome {
  /** Ids whose content the log holds just as it was pushed. */
  readonly own: ReadonlySet<string>;
  readonly held: readonly HeldChange[];
  /** `null` where nothing came into the log or the unit's view. */
  readonly appended: Appended | null;
}

type Fate =
  | { readonly type: 'accept' }
  | { readonly type: 'known' }
  | { readonly type: 'hold'; readonly code: HeldCode };

export async function takeIntoScope(data: Writable, push: ScopePush): Promise<ScopeOutcome> {
  const { scope, access, accountId, received, entries } = push;
  const ids = entries.map((entry) => entry.change.id);
  const known = new Map(await data.changes.find(scope, ids));
  const role = access.type === 'role' ? access.role : null;
  const accepted: AcceptedChange[] = [];
  const again: AcceptedChange[] = [];
  const held: HeldChange[] = [];
  const standing: { changeId: string; digest: string }[] = [];
  for (const entry of entries) {
    const { digest, change } = entry;
    const judgement = judgeChange(change, role, entry.mine);
    const code = judgement.type === 'hold' ? judgement.code : null;
    const fate = decide(access, code, digest, known.get(change.id));
    if (fate.type === 'hold') {
      held.push(heldChange(entry, fate.code, push));
      continue;
    }
    standing.push({ changeId: change.id, digest });
    const taken = { ...entry, pushedBy: accountId, byUnit: role === 'unit' };
    if (fate.type === 'accept') {
      accepted.push(taken);
      const { id } = change;
      known.set(id, { id, digest, received, seq: 0, inUnitView: taken.byUnit });
    } else if (taken.byUnit && code === null) again.push(taken);
  }
  const appended =
    accepted.length + again.length > 0
      ? await appendToLog(data, scope, received, accepted, again)
      : null;
  await data.held.release(standing);
  const { told, fresh } = await keepHeld(data, held);
  await writeAudit(data.audit, [
    ...acceptedEntries(push, accepted, appended?.head.seq ?? 0),
    ...reuseEntries(push, fresh),
  ]);
  return { own: new Set(standing.map(({ changeId }) => changeId)), held: told, appended };
}

/**
 * | caller         | the log holds the id as  | verdict         | fate                         |
 * | cannot read it | anything                 | forbidden       | forbidden: it learns nothing |
 * | reads it       | the same content         | any             | known: a relay or a repeat   |
 * | is its unit    | the same, hidden from it | held / accepted | as judged / known            |
 * | reads it       | other content            | held / accepted | as judged / id-reuse         |
 * | any            | not at all               | any             | as judged                    |
 */
function decide(
  access: ScopeAccess,
  code: HeldCode | null,
  digest: string,
  standing: KnownChangeRow | undefined,
): Fate {
  const judged: Fate = code === null ? { type: 'accept' } : { type: 'hold', code };
  if (standing === undefined || access.type === 'none') return judged;
  if (standing.digest !== digest)
    return code === null ? { type: 'hold', code: 'id-reuse' } : judged;
  const hidden = access.type === 'role' && access.role === 'unit' && !standing.inUnitView;
  return hidden && code !== null ? judged : { type: 'known' };
}

/** What is kept of a change that is not taken. */
export function heldChange(
  entry: Pick<PushedChange, 'content' | 'digest' | 'mine'> & {
    readonly change: { readonly id: string; readonly scope: Scope | null };
  },
  code: HeldCode,
  from: Pick<ScopePush, 'accountId' | 'device' | 'received'>,
): HeldChange {
  const { content, digest, mine, change } = entry;
  const { accountId: pushedBy, device, received } = from;
  const sent = { content, digest, mine, changeId: change.id, scope: change.scope };
  return { ...sent, pushedBy, device, received, code, reason: heldReasons[code] };
}

function acceptedEntries(
  { scope, accountId: actor, received: at }: ScopePush,
  accepted: readonly AcceptedChange[],
  lastSeq: number,
): readonly AuditEntry[] {
  return accepted.map(({ change, digest }, index) => {
    const seq = lastSeq - accepted.length + 1 + index;
    return { at, actor, action: 'change-accepted', details: { digest, id: change.id, scope, seq } };
  });
}

function reuseEntries(
  { scope, accountId: actor, received: at }: ScopePush,
  held: readonly HeldChange[],
): readonly AuditEntry[] {
  return held
    .filter((change) => change.code === 'id-reuse')
    .map(({ changeId: id, digest }) => {
      return { at, actor, action: 'id-reuse', details: { scope, id, digest } };
    });
}
