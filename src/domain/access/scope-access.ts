/**
 * What an account is in a scope: one pure function for client and server, computed from the
 * directory alone (S10).
 */
import type { DirectoryFacts, Visit } from '#domain/directory/directory.ts';
import { makeScope, scopeParts, type Scope } from '#domain/sync/scope.ts';
import { accessIndex } from './access-index.ts';
import type { ScopeRole } from './access-table.ts';

/** The role with which the account may write in a scope; `null`: it may not even read it, unless `reader`. */
export type ScopeAccess =
  | { readonly type: 'none' }
  /** Reads everything, writes nothing: another visit's follow-up of a unit that the delegation visits, once that visit is disclosed. */
  | { readonly type: 'reader' }
  | { readonly type: 'role'; readonly role: ScopeRole };

const none: ScopeAccess = { type: 'none' };

export function scopeAccess(facts: DirectoryFacts, accountId: string, scope: Scope): ScopeAccess {
  const { accounts, visits, memberOf, unitsVisited } = accessIndex(facts);
  const account = accounts.get(accountId);
  if (!account || account.disabled) return none;
  const { kind, id } = scopeParts(scope);
  if (kind === 'campaign') return withRole(memberOf(accountId).campaigns.get(id));
  const visit = visits.get(id);
  if (!visit) return none;
  if (account.role === 'unit') {
    const own = kind === 'followup' && account.unitId === visit.unitId && visit.disclosed;
    return own ? { type: 'role', role: 'unit' } : none;
  }
  if (account.role !== 'inspector') return none;
  const role = memberOf(accountId).delegations.get(visit.delegationId);
  if (role) return { type: 'role', role };
  // An unannounced visit is known to its own delegation alone until something of it is published.
  if (kind === 'followup' && visit.disclosed && unitsVisited(accountId).has(visit.unitId)) {
    return { type: 'reader' };
  }
  return none;
}

/** Every scope that the account may read, in the fixed order of their names. */
export function readableScopes(facts: DirectoryFacts, accountId: string): readonly Scope[] {
  const candidates = [
    ...visitsInReach(facts, accountId).flatMap((visit) => [
      makeScope('visit', visit.id),
      makeScope('followup', visit.id),
    ]),
    ...facts.campaigns.map((campaign) => makeScope('campaign', campaign.id)),
  ];
  return candidates
    .filter((scope) => scopeAccess(facts, accountId, scope).type !== 'none')
    .toSorted();
}

/**
 * The visits of which the account may have any access, in the directory's order; of all others it has
 * none. What it has is for `scopeAccess` to say: this only spares it those thousands of others.
 */
export function visitsInReach(facts: DirectoryFacts, accountId: string): readonly Visit[] {
  const { accounts, visitsByUnit, visitsByDelegation, memberOf, unitsVisited } = accessIndex(facts);
  const unitId = accounts.get(accountId)?.unitId ?? null;
  const units = [...unitsVisited(accountId), ...(unitId === null ? [] : [unitId])];
  const found = new Set([
    ...[...memberOf(accountId).delegations.keys()].flatMap(
      (id) => visitsByDelegation.get(id) ?? [],
    ),
    ...units.flatMap((id) => visitsByUnit.get(id) ?? []),
  ]);
  return found.size === 0 ? [] : facts.visits.filter((visit) => found.has(visit));
}

const withRole = (role: ScopeRole | undefined): ScopeAccess =>
  role === undefined ? none : { type: 'role', role };
