import { useCallback, useMemo } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { recentActs } from './recent-acts.ts';
import { useTurnAct } from './use-turn-act.ts';

export interface UndoToast {
  /** Takes the last act back that stands, and says so. */
  readonly undoLast: () => void;
  /** Says that an act was stored, with the way to take it back. */
  readonly tell: (act: number, text: string) => void;
}

/** Taking acts back from the page itself, told by a toast that does them again. */
export function useUndoToast(
  scope: Scope,
  records: ReadonlyMap<RecordKey, FoldedRecord>,
): UndoToast {
  const workspace = useWorkspace();
  const showToast = useToast();
  const turn = useTurnAct(scope, records);
  const turnByNumber = useMemo(() => {
    const again = async (number: number): Promise<void> => {
      const act = recentActs(workspace, scope)
        .list()
        .find((one) => one.number === number);
      if (act === undefined) return;
      const { done, text } = await turn(act);
      showToast({ text, onUndo: done ? () => void again(number) : undefined });
    };
    return again;
  }, [workspace, scope, turn, showToast]);
  const undoLast = useCallback(() => {
    const last = recentActs(workspace, scope)
      .list()
      .find(({ takenBack }) => !takenBack);
    if (last === undefined) showToast({ text: m.filling_recent_empty() });
    else void turnByNumber(last.number);
  }, [workspace, scope, turnByNumber, showToast]);
  const tell = useCallback(
    (act: number, text: string) => showToast({ text, onUndo: () => void turnByNumber(act) }),
    [turnByNumber, showToast],
  );
  return { undoLast, tell };
}
