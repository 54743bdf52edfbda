import type { DirectoryFacts } from '#domain/directory/directory.ts';
import { makeScope } from '#domain/sync/scope.ts';
import type { Readable, Storage } from '../storage/port.ts';

/**
 * The whole directory as access is computed from it. `within`: as a write that goes on sees it. What
 * is decided under a lock needs that: while the lock was waited for, rights may have ended.
 */
export type FactsReader = (within?: Readable) => Promise<DirectoryFacts>;

/** Reads the facts once a version: they are needed for every request and seldom change. */
export function createFactsReader(storage: Storage): FactsReader {
  let known: { readonly version: number; readonly facts: DirectoryFacts } | null = null;
  const read = async (data: Readable, isSnapshot: boolean): Promise<DirectoryFacts> => {
    const version = await data.directory.version();
    if (known?.version === version) return known.facts;
    const facts = await readFacts(data);
    // A write reads each of them at another moment: good for itself, but for no later request.
    if (isSnapshot) known = { version, facts };
    return facts;
  };
  return (within) => (within ? read(within, false) : storage.read((data) => read(data, true)));
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
