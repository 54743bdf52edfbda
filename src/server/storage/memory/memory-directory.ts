import type { AccountWriter, DirectoryWriter } from '../port.ts';
import type { Journal } from './journal.ts';
import type { MemoryState } from './memory-state.ts';

/** The directory's entries, see `DirectoryWriter`. */
export function memoryDirectory(state: MemoryState, journal: Journal): DirectoryWriter {
  const put = <Entry extends { readonly id: string }>(
    map: Map<string, Entry>,
    entries: readonly Entry[],
  ): void => {
    for (const entry of entries) journal.set(map, entry.id, entry);
  };
  return {
    version: async () => state.counters.directory,
    entries: async () => ({
      units: sorted(state.entries.units),
      campaigns: sorted(state.entries.campaigns),
      delegations: sorted(state.entries.delegations),
      visits: sorted(state.entries.visits),
    }),
    put: async ({ units, campaigns, delegations, visits }) => {
      put(state.entries.units, units);
      put(state.entries.campaigns, campaigns);
      put(state.entries.delegations, delegations);
      put(state.entries.visits, visits);
      moveVersion(state, journal);
    },
  };
}

/** Account profiles, see `AccountWriter`. */
export function memoryAccounts(state: MemoryState, journal: Journal): AccountWriter {
  const byUsername = (username: string) =>
    [...state.profiles.values()].find((profile) => profile.username === username);
  return {
    profiles: async () =>
      [...state.profiles.values()].toSorted((a, b) => (a.username < b.username ? -1 : 1)),
    hasProfiles: async () => state.profiles.size > 0,
    profile: async (id) => state.profiles.get(id) ?? null,
    profileByUsername: async (username) => byUsername(username) ?? null,
    add: async (profiles) => {
      for (const profile of profiles) {
        if (state.profiles.has(profile.id) || byUsername(profile.username)) {
          throw new Error(`account ${profile.username} exists already`);
        }
        journal.set(state.profiles, profile.id, profile);
      }
      moveVersion(state, journal);
    },
    update: async (id, facts) => {
      const profile = state.profiles.get(id);
      if (!profile) return;
      journal.set(state.profiles, id, { ...profile, ...facts });
      if (facts.disabled !== undefined) moveVersion(state, journal);
    },
  };
}

function sorted<Entry extends { readonly id: string }>(map: Map<string, Entry>): readonly Entry[] {
  return [...map.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function moveVersion(state: MemoryState, journal: Journal): void {
  state.counters.directory += 1;
  journal.add(() => (state.counters.directory -= 1));
}
