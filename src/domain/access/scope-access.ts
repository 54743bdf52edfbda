/**
 * What an account is in a scope: one pure function for client and server, computed from the
 * directory alone (S10).
 */
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { makeScope, scopeParts, type Scope } from '#domain/sync/scope.ts';
import type { ScopeRole } from './access-table.ts';

/** The role with which the account may write in a scope; `null`: it may not even read it, unless `reader`. */
export type ScopeAccess =
  | { readonly type: 'none' }
  /** Reads everything, writes nothing: another visit's follow-up of a unit that the delegation visits, once that visit is disclosed. */
  | { readonly type: 'reader' }
  | { readonly type: 'role'; readonly role: ScopeRole };

const none: ScopeAccess = { type: 'none' };

export function scopeAccess(facts: DirectoryFacts, accountId: string, scope: Scope): ScopeAccess {
  const account = facts.accounts.find((entry) => entry.id === accountId);
  if (!account || account.disabled) return none;
  const { kind, id } = scopeParts(scope);
  if (kind === 'campaign') return campaignAccess(facts, accountId, id);
  const visit = facts.visits.find((entry) => entry.id === id);
  if (!visit) return none;
  if (account.role === 'unit') {
    const own = kind === 'followup' && account.unitId === visit.unitId && visit.disclosed;
    return own ? { type: 'role', role: 'unit' } : none;
  }
  if (account.role !== 'inspector') return none;
  const role = memberRole(facts, accountId, visit.delegationId);
  if (role) return { type: 'role', role };
  // An unannounced visit is known to its own delegation alone until something of it is published.
  if (kind === 'followup' && visit.disclosed && visitsUnit(facts, accountId, visit.unitId)) {
    return { type: 'reader' };
  }
  return none;
}

/** Every scope that the account may read, in the fixed order of their names. */
export function readableScopes(facts: DirectoryFacts, accountId: string): readonly Scope[] {
  const candidates = [
    ...facts.visits.flatMap((visit) => [
      makeScope('visit', visit.id),
      makeScope('followup', visit.id),
    ]),
    ...facts.campaigns.map((campaign) => makeScope('campaign', campaign.id)),
  ];
  return candidates
    .filter((scope) => scopeAccess(facts, accountId, scope).type !== 'none')
    .toSorted();
}

function campaignAccess(facts: DirectoryFacts, accountId: string, campaignId: string): ScopeAccess {
  for (const delegation of facts.delegations) {
    if (delegation.campaignId !== campaignId) continue;
    const role = memberRole(facts, accountId, delegation.id);
    if (role) return { type: 'role', role };
  }
  return none;
}

function memberRole(
  facts: DirectoryFacts,
  accountId: string,
  delegationId: string,
): ScopeRole | null {
  const delegation = facts.delegations.find((entry) => entry.id === delegationId);
  return delegation?.members.find((member) => member.accountId === accountId)?.role ?? null;
}

function visitsUnit(facts: DirectoryFacts, accountId: string, unitId: string): boolean {
  return facts.visits.some(
    (visit) => visit.unitId === unitId && memberRole(facts, accountId, visit.delegationId) !== null,
  );
}
