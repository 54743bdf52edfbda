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
  /** The last reading did not come to its end. */
  readonly failed: boolean;
  readonly readAgain: () => void;
}

/**
 * The newest stretch of the log and older ones as they are asked for. Whenever records move, all that
 * was read is read again: what a sync brings lies by its id anywhere among it.
 */
export function useDiary(scope: Scope, records: readonly FoldedRecord[] | undefined): Diary {
  const workspace = useWorkspace();
  const [known, setKnown] = useState<ReadonlyMap<string, LoggedChange>>();
  /** Where what was not read begins; null: nothing is left, `undefined`: nothing was read yet. */
  const [next, setNext] = useState<string | null>();
  const reached = useRef(next);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  const take = useCallback((changes: readonly LoggedChange[], end: string | null) => {
    setKnown(
      (before) => new Map([...(before ?? []), ...changes.map((one) => [one.id, one] as const)]),
    );
    const lowest = reached.current;
    if (lowest === null || (typeof lowest === 'string' && end !== null && lowest < end)) return;
    reached.current = end;
    setNext(end);
  }, []);

  useEffect(() => {
    let current = true;
    const read = async (): Promise<void> => {
      const bottom = reached.current;
      const changes: LoggedChange[] = [];
      let before: string | null = null;
      do {
        // Each stretch begins where the one before it ended.
        // eslint-disable-next-line no-await-in-loop
        const page = await workspace.log(scope, before, PAGE);
        if (!current) return;
        changes.push(...page.changes);
        before = page.next;
      } while (isAbove(before, bottom));
      take(changes, before);
      setFailed(false);
    };
    void read().catch((cause: unknown) => {
      console.error(cause);
      if (current) setFailed(true);
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, records, attempt, take]);

  const readOlder = useCallback(() => {
    if (typeof next !== 'string') return;
    workspace.log(scope, next, PAGE).then(
      (page) => {
        take(page.changes, page.next);
        setFailed(false);
      },
      (cause: unknown) => {
        console.error(cause);
        setFailed(true);
      },
    );
  }, [workspace, scope, next, take]);

  return {
    changes: known === undefined ? undefined : [...known.values()],
    hasOlder: typeof next === 'string',
    readOlder,
    failed,
    readAgain: () => setAttempt((before) => before + 1),
  };
}

/** There is more to read before what was read already is read again. */
function isAbove(end: string | null, bottom: string | null | undefined): end is string {
  if (end === null || bottom === undefined) return false;
  return bottom === null || end > bottom;
}
