import { accessIndex } from '#domain/access/access-index.ts';
import { scopeAccess, visitsInReach } from '#domain/access/scope-access.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { DirectoryFacts, Visit } from './directory.ts';

/**
 * The part of the directory that one account may see, and all it needs to compute its own access.
 * An inspector gets own delegations with their visits, and the disclosed visits of others to the same
 * units (their follow-up is readable); unit staff get their own disclosed visits and no name but those of
 * the delegation's lead; an administrator gets everything.
 */
export function accountPart(facts: DirectoryFacts, accountId: string): DirectoryFacts {
  const account = accessIndex(facts).accounts.get(accountId);
  if (!account || account.disabled) {
    return { accounts: [], units: [], campaigns: [], delegations: [], visits: [] };
  }
  if (account.role === 'administrator') return facts;
  const visits = visitsInReach(facts, accountId)
    .filter(
      (visit) => scopeAccess(facts, accountId, makeScope('followup', visit.id)).type !== 'none',
    )
    .map((visit) => (account.role === 'unit' ? withoutChecklists(visit) : visit));
  const delegationIds = new Set(visits.map((visit) => visit.delegationId));
  const delegations = facts.delegations
    .filter(
      (entry) =>
        delegationIds.has(entry.id) ||
        entry.members.some((member) => member.accountId === accountId),
    )
    .map((entry) =>
      account.role === 'unit'
        ? { ...entry, members: entry.members.filter((member) => member.role === 'lead') }
        : entry,
    );
  const campaignIds = new Set(delegations.map((entry) => entry.campaignId));
  const unitIds = new Set([...visits.map((visit) => visit.unitId), account.unitId]);
  const people = new Set([
    accountId,
    ...delegations.flatMap((entry) => entry.members.map((member) => member.accountId)),
  ]);
  return {
    accounts: facts.accounts.filter(
      (entry) =>
        people.has(entry.id) ||
        (account.role === 'inspector' && entry.role === 'unit' && unitIds.has(entry.unitId)),
    ),
    units: facts.units.filter((unit) => unitIds.has(unit.id)),
    campaigns: facts.campaigns.filter((campaign) => campaignIds.has(campaign.id)),
    delegations,
    visits,
  };
}

function withoutChecklists({ earlierChecklists: _hidden, ...visit }: Visit): Visit {
  return { ...visit, assignments: [], checklists: [] };
}
