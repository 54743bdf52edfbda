import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { Watched } from '#client/platform/watched.ts';
import type { Workspace } from './app-services.ts';
import { shareWatched } from './share-watched.ts';

/** What several places of a screen follow, and the screen after it: read once for all of them. */
export interface SharedReading {
  readonly directory: ReturnType<Workspace['watchDirectory']>;
  readonly situation: ReturnType<Workspace['watchSituation']>;
  readonly records: (scope: Scope) => Watched<readonly FoldedRecord[]>;
}

const known = new WeakMap<Workspace, SharedReading>();

export function sharedReading(workspace: Workspace): SharedReading {
  const before = known.get(workspace);
  if (before !== undefined) return before;
  let directory: SharedReading['directory'] | undefined;
  let situation: SharedReading['situation'] | undefined;
  const byScope = new Map<Scope, Watched<readonly FoldedRecord[]>>();
  const shared: SharedReading = {
    get directory() {
      return (directory ??= shareWatched(workspace.watchDirectory()));
    },
    get situation() {
      return (situation ??= shareWatched(workspace.watchSituation()));
    },
    records: (scope) => {
      const source = byScope.get(scope) ?? shareWatched(workspace.watchRecords(scope));
      byScope.set(scope, source);
      return source;
    },
  };
  known.set(workspace, shared);
  return shared;
}
