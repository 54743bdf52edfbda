import { useSyncExternalStore } from 'react';
import type { ChangeId } from '#domain/sync/change.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { keptWith } from '#client/form/kept-with.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { withAct, withTurned, type ActEntry, type RecentAct } from './take-back.ts';

/** What was done last in one scope, for as long as the page lives. */
export interface RecentActs {
  readonly list: () => readonly RecentAct[];
  /** Its number. */
  readonly add: (act: Omit<RecentAct, 'number' | 'takenBack'>) => number;
  readonly turned: (number: number, changes: ReadonlyMap<ActEntry, ChangeId>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** One for all screens of a scope. */
export function recentActs(workspace: Workspace, scope: Scope): RecentActs {
  return keptWith(workspace, `recent ${scope}`, createRecentActs);
}

export function useRecentList(acts: RecentActs): readonly RecentAct[] {
  return useSyncExternalStore(acts.subscribe, acts.list);
}

function createRecentActs(): RecentActs {
  let list: readonly RecentAct[] = [];
  let count = 0;
  const listeners = new Set<() => void>();
  const become = (next: readonly RecentAct[]): void => {
    list = next;
    listeners.forEach((listener) => listener());
  };
  return {
    list: () => list,
    add: (act) => {
      count += 1;
      become(withAct(list, { ...act, number: count, takenBack: false }));
      return count;
    },
    turned: (number, changes) => become(withTurned(list, number, changes)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
