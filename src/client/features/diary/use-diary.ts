import { useCallback, useEffect, useRef, useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { LoggedChange } from '#domain/visit/diary.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

/** Changes that are read at once. */
export const PAGE = 400;

export interface Diary {
  /** In no order; `undefined` while the first stretch is being read. */
  readonly changes: readonly LoggedChange[] | undefined;
  /** There is more on this device. */
  readonly hasOlder: boolean;
  readonly readOlder: () => void;
}

/** The newest stretch of the log, followed as records move, and older ones as they are asked for. */
export function useDiary(scope: Scope, records: readonly FoldedRecord[] | undefined): Diary {
  const workspace = useWorkspace();
  const [known, setKnown] = useState<ReadonlyMap<string, LoggedChange>>();
  const [next, setNext] = useState<string | null>(null);
  const asked = useRef(false);
  const take = useCallback((changes: readonly LoggedChange[]) => {
    setKnown(
      (before) => new Map([...(before ?? []), ...changes.map((one) => [one.id, one] as const)]),
    );
  }, []);

  useEffect(() => {
    let current = true;
    void workspace.log(scope, null, PAGE).then((page) => {
      if (!current) return;
      take(page.changes);
      // Later readings of the newest stretch do not move the place where the older ones begin.
      if (!asked.current) setNext(page.next);
      asked.current = true;
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, records, take]);

  const readOlder = useCallback(() => {
    if (next === null) return;
    void workspace.log(scope, next, PAGE).then((page) => {
      take(page.changes);
      setNext(page.next);
    });
  }, [workspace, scope, next, take]);

  return {
    changes: known === undefined ? undefined : [...known.values()],
    hasOlder: next !== null,
    readOlder,
  };
}
