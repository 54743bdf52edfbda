import { accessIndex } from '#domain/access/access-index.ts';
import type { Plan } from '#protocol/office.ts';
import type { DirectoryEntries, StoredVisit } from '../storage/port.ts';
import type { PlanGround } from './check-plan.ts';

/**
 * The entries that a plan without problems writes: people by account id, checklists by the hash of
 * the version in force. A begun visit keeps the versions that it was begun with.
 */
export function planEntries(
  plan: Plan,
  ground: PlanGround,
  accountIds: ReadonlyMap<string, string>,
): DirectoryEntries {
  const accountIdOf = (username: string): string => found(accountIds.get(username), username);
  return {
    units: plan.units,
    campaigns: plan.campaigns,
    delegations: plan.delegations.map((delegation) => ({
      ...delegation,
      members: delegation.members.map(({ username, role }) => ({
        accountId: accountIdOf(username),
        role,
      })),
    })),
    visits: plan.visits.map((visit): StoredVisit => {
      const hashes = pinnedHashes(visit.id, ground);
      const hashOf = (id: string): string =>
        found(hashes.get(id) ?? ground.checklistsInForce.get(id), id);
      return {
        ...visit,
        ...earlierChecklists(visit.id, ground),
        checklists: visit.checklists.map(hashOf),
        assignments: visit.assignments.map(({ username, checklist }) => ({
          accountId: accountIdOf(username),
          checklist: hashOf(checklist),
        })),
      };
    }),
  };
}

/** By checklist id, the versions that a begun visit stays with. */
function pinnedHashes(visitId: string, ground: PlanGround): ReadonlyMap<string, string> {
  const pinned = begunVisit(visitId, ground)?.checklists ?? [];
  return new Map(pinned.map((hash) => [ground.checklistIds.get(hash) ?? hash, hash]));
}

/** A begun visit may have answers to questions of versions that it has left. */
function earlierChecklists(
  visitId: string,
  ground: PlanGround,
): Pick<StoredVisit, 'earlierChecklists'> {
  const earlier = begunVisit(visitId, ground)?.earlierChecklists;
  return earlier === undefined ? {} : { earlierChecklists: earlier };
}

function begunVisit(visitId: string, { facts, begunVisits }: PlanGround): StoredVisit | undefined {
  return begunVisits.has(visitId) ? accessIndex(facts).visits.get(visitId) : undefined;
}

function found(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`a checked plan names nothing unknown: ${name}`);
  return value;
}
