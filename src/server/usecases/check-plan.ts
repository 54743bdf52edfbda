/** What stands in the way of a plan, entry by entry, before anything is written. Pure. */
import { accessIndex } from '#domain/access/access-index.ts';
import type { DirectoryFacts } from '#domain/directory/directory.ts';
import type { Plan, PlanProblem } from '#protocol/office.ts';
import type { AccountProfile } from '../storage/port.ts';

/** What a plan is checked against. */
export interface PlanGround {
  readonly facts: DirectoryFacts;
  readonly profiles: readonly AccountProfile[];
  /** Hash of the version in force, by checklist id. */
  readonly checklistsInForce: ReadonlyMap<string, string>;
  /** Checklist id of every version that is pinned somewhere, by hash. */
  readonly checklistIds: ReadonlyMap<string, string>;
  /** Visits whose log has changes: what they were written under may not be pulled away. */
  readonly begunVisits: ReadonlySet<string>;
}

export function checkPlan(plan: Plan, ground: PlanGround): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const report: Report = (path, code, value) =>
    problems.push({ path: path.join('/'), code, value });
  const { facts } = ground;
  const unitIds = idsOf(facts.units, plan.units);
  const campaignIds = idsOf(facts.campaigns, plan.campaigns);
  const delegations = new Map(
    [
      ...facts.delegations.map((entry) => ({ ...entry, members: toNames(entry.members, ground) })),
      ...plan.delegations,
    ].map((entry) => [entry.id, entry]),
  );
  const known: Known = { unitIds, campaignIds, delegations, roles: rolesByUsername(plan, ground) };
  reportRepeated(plan.units, 'units', report);
  reportRepeated(plan.campaigns, 'campaigns', report);
  reportRepeated(plan.delegations, 'delegations', report);
  reportRepeated(plan.visits, 'visits', report);
  checkAccounts(plan, ground, known, report);
  checkDelegations(plan, known, report);
  plan.visits.forEach((visit, index) =>
    checkVisit(visit, ['visits', index], ground, known, report),
  );
  return problems;
}

type Report = (
  path: readonly (string | number)[],
  code: PlanProblem['code'],
  value: string,
) => void;

interface NamedDelegation {
  readonly id: string;
  readonly campaignId: string;
  readonly members: readonly { readonly username: string }[];
}

interface Known {
  readonly unitIds: ReadonlySet<string>;
  readonly campaignIds: ReadonlySet<string>;
  readonly delegations: ReadonlyMap<string, NamedDelegation>;
  readonly roles: ReadonlyMap<string, string>;
}

function checkAccounts(plan: Plan, { profiles }: PlanGround, known: Known, report: Report): void {
  const taken = new Set(profiles.map((profile) => profile.username));
  const seen = new Set<string>();
  plan.accounts.forEach(({ username, role, unitId }, index) => {
    const at = ['accounts', index] as const;
    if (taken.has(username)) report([...at, 'username'], 'exists', username);
    else if (seen.has(username)) report([...at, 'username'], 'duplicate', username);
    seen.add(username);
    // Staff of a unit see what is published to it; anyone else with a unit would be neither.
    if ((role === 'unit') !== (unitId !== null)) report([...at, 'unitId'], 'invalid', unitId ?? '');
    else if (unitId !== null && !known.unitIds.has(unitId)) {
      report([...at, 'unitId'], 'unknown-reference', unitId);
    }
  });
}

function checkDelegations(plan: Plan, known: Known, report: Report): void {
  plan.delegations.forEach((delegation, index) => {
    const at = ['delegations', index] as const;
    const { campaignId, members } = delegation;
    if (!known.campaignIds.has(campaignId)) {
      report([...at, 'campaignId'], 'unknown-reference', campaignId);
    }
    const seen = new Set<string>();
    let leads = 0;
    members.forEach(({ username, role }, number) => {
      const path = [...at, 'members', number, 'username'];
      const accountRole = known.roles.get(username);
      if (accountRole === undefined) report(path, 'unknown-reference', username);
      else if (accountRole !== 'inspector') report(path, 'invalid', username);
      if (seen.has(username)) report(path, 'duplicate', username);
      seen.add(username);
      if (role === 'lead') leads += 1;
      if (role === 'lead' && leads > 1)
        report([...at, 'members', number, 'role'], 'duplicate', role);
    });
  });
}

function checkVisit(
  visit: Plan['visits'][number],
  at: readonly (string | number)[],
  ground: PlanGround,
  known: Known,
  report: Report,
): void {
  const { unitId, campaignId, delegationId, period, checklists, assignments } = visit;
  if (!known.unitIds.has(unitId)) report([...at, 'unitId'], 'unknown-reference', unitId);
  if (!known.campaignIds.has(campaignId)) {
    report([...at, 'campaignId'], 'unknown-reference', campaignId);
  }
  const delegation = known.delegations.get(delegationId);
  if (!delegation) report([...at, 'delegationId'], 'unknown-reference', delegationId);
  else if (delegation.campaignId !== campaignId)
    report([...at, 'delegationId'], 'invalid', delegationId);
  if (period.from > period.to) report([...at, 'period', 'to'], 'invalid', period.to);
  const pinned = pinnedIds(visit.id, ground);
  checklists.forEach((id, index) => {
    if (checklists.indexOf(id) !== index) report([...at, 'checklists', index], 'duplicate', id);
    else if (!ground.checklistsInForce.has(id) && !pinned.has(id)) {
      report([...at, 'checklists', index], 'unknown-reference', id);
    }
  });
  assignments.forEach(({ username, checklist }, index) => {
    const path = [...at, 'assignments', index];
    const isMember = delegation?.members.some((member) => member.username === username) ?? true;
    if (!isMember) report([...path, 'username'], 'unknown-reference', username);
    if (!checklists.includes(checklist))
      report([...path, 'checklist'], 'unknown-reference', checklist);
  });
  const before = accessIndex(ground.facts).visits.get(visit.id);
  if (!before || !ground.begunVisits.has(visit.id)) return;
  // Another unit would come to read, as its own, what was written about this one.
  if (before.unitId !== unitId) report([...at, 'unitId'], 'invalid', unitId);
  for (const id of pinned) {
    if (!checklists.includes(id)) report([...at, 'checklists'], 'pinned-checklist', id);
  }
}

/** Ids of the checklists that a begun visit keeps; for others nothing is fixed yet. */
function pinnedIds(visitId: string, ground: PlanGround): ReadonlySet<string> {
  const before = accessIndex(ground.facts).visits.get(visitId);
  if (!before || !ground.begunVisits.has(visitId)) return new Set();
  return new Set(before.checklists.map((hash) => ground.checklistIds.get(hash) ?? hash));
}

function idsOf(
  standing: readonly { readonly id: string }[],
  planned: readonly { readonly id: string }[],
): ReadonlySet<string> {
  return new Set([...standing, ...planned].map((entry) => entry.id));
}

function toNames(
  members: readonly { readonly accountId: string }[],
  { profiles }: PlanGround,
): readonly { readonly username: string }[] {
  const names = new Map(profiles.map((profile) => [profile.id, profile.username]));
  return members.flatMap(({ accountId }) => {
    const username = names.get(accountId);
    return username === undefined ? [] : [{ username }];
  });
}

function rolesByUsername(plan: Plan, { profiles }: PlanGround): ReadonlyMap<string, string> {
  return new Map([...plan.accounts, ...profiles].map(({ username, role }) => [username, role]));
}

function reportRepeated(
  entries: readonly { readonly id: string }[],
  kind: string,
  report: Report,
): void {
  const seen = new Set<string>();
  entries.forEach(({ id }, index) => {
    if (seen.has(id)) report([kind, index, 'id'], 'duplicate', id);
    seen.add(id);
  });
}
