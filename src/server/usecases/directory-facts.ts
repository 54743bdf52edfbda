import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { Readable, Storage } from '../storage/port.ts';

/** The whole directory as access is computed from it. */
export type FactsReader = () => Promise<DirectoryFacts>;

/** Reads the facts once a version: they are needed for every request and seldom change. */
export function createFactsReader(storage: Storage): FactsReader {
  let known: { readonly version: number; readonly facts: DirectoryFacts } | null = null;
  return () =>
    storage.read(async (data) => {
      const version = await data.directory.version();
      if (known?.version !== version) known = { version, facts: await readFacts(data) };
      return known.facts;
    });
}

/** Puts the facts together; whether a visit is disclosed follows from its kind and publications. */
export async function readFacts(data: Readable): Promise<DirectoryFacts> {
  const { units, campaigns, delegations, visits } = await data.directory.entries();
  const published = new Set(await data.changes.publishedScopes());
  const profiles = await data.accounts.profiles();
  return {
    accounts: profiles.map(({ id, name, office, role, unitId, disabled }) => ({
      ...{ id, name, office, role, unitId, disabled },
    })),
    units,
    campaigns,
    delegations,
    visits: visits.map((visit) => ({
      ...visit,
      disclosed: visit.kind !== 'unannounced' || published.has(makeScope('followup', visit.id)),
    })),
  };
}
