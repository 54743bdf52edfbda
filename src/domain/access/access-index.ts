/**
 * The directory by what access asks of it, made once of each directory: a country has thousands of
 * visits, and access is asked for at every sync, for every scope and every listener. Directories are
 * never altered, only replaced, so the index goes with its directory.
 */
import type { DirectoryAccount, DirectoryFacts, Visit } from '#domain/directory/directory.ts';
import type { ScopeRole } from './access-table.ts';

export interface AccessIndex {
  readonly accounts: ReadonlyMap<string, DirectoryAccount>;
  readonly visits: ReadonlyMap<string, Visit>;
  readonly visitsByUnit: ReadonlyMap<string, readonly Visit[]>;
  readonly visitsByDelegation: ReadonlyMap<string, readonly Visit[]>;
  /** Of an account, by delegation and by campaign. */
  readonly memberOf: (accountId: string) => Membership;
  /** Units that a delegation of the account visits. */
  readonly unitsVisited: (accountId: string) => ReadonlySet<string>;
}

export interface Membership {
  readonly delegations: ReadonlyMap<string, ScopeRole>;
  readonly campaigns: ReadonlyMap<string, ScopeRole>;
}

const indexes = new WeakMap<DirectoryFacts, AccessIndex>();

export function accessIndex(facts: DirectoryFacts): AccessIndex {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const index = makeIndex(facts);
  indexes.set(facts, index);
  return index;
}

const nobody: Membership = { delegations: new Map(), campaigns: new Map() };

function makeIndex(facts: DirectoryFacts): AccessIndex {
  const members = new Map<
    string,
    { delegations: Map<string, ScopeRole>; campaigns: Map<string, ScopeRole> }
  >();
  for (const { id, campaignId, members: people } of facts.delegations) {
    for (const { accountId, role } of people) {
      const entry = members.get(accountId) ?? { delegations: new Map(), campaigns: new Map() };
      members.set(accountId, entry);
      addFirst(entry.delegations, id, role);
      addFirst(entry.campaigns, campaignId, role);
    }
  }
  const visitsByDelegation = grouped(facts.visits, ({ delegationId }) => delegationId);
  const unitsOf = new Map<string, ReadonlySet<string>>();
  return {
    accounts: byId(facts.accounts),
    visits: byId(facts.visits),
    visitsByUnit: grouped(facts.visits, ({ unitId }) => unitId),
    visitsByDelegation,
    memberOf: (accountId) => members.get(accountId) ?? nobody,
    unitsVisited: (accountId) => {
      const known = unitsOf.get(accountId);
      if (known !== undefined) return known;
      const delegations = [...(members.get(accountId)?.delegations.keys() ?? [])];
      const visits = delegations.flatMap((id) => visitsByDelegation.get(id) ?? []);
      const units = new Set(visits.map(({ unitId }) => unitId));
      unitsOf.set(accountId, units);
      return units;
    },
  };
}

function addFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}

function byId<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, Entry> {
  const map = new Map<string, Entry>();
  for (const entry of entries) addFirst(map, entry.id, entry);
  return map;
}

function grouped(
  visits: readonly Visit[],
  keyOf: (visit: Visit) => string,
): ReadonlyMap<string, readonly Visit[]> {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const group = groups.get(keyOf(visit));
    if (group === undefined) groups.set(keyOf(visit), [visit]);
    else group.push(visit);
  }
  return groups;
}
