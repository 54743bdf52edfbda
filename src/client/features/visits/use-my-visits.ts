import { useMemo } from 'react';
import type { ChecklistRef } from '#domain/directory/directory.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import {
  useDirectory,
  useRecordsOf,
  visitContext,
  type VisitContext,
} from '#client/services/use-records.ts';
import { useAskedItems } from './use-asked-items.ts';
import { visitProgress, type VisitProgress } from './visit-progress.ts';

/** A visit of one of the account's delegations, with what has been done of it. */
export interface MyVisit {
  readonly context: VisitContext;
  readonly records: readonly FoldedRecord[];
  readonly followup: readonly FoldedRecord[];
  readonly progress: VisitProgress;
  /** The conclusion has been published to the unit. */
  readonly concluded: boolean;
}

/** `undefined` while they are being read, `null` while this device has no directory yet. */
export function useMyVisits(): readonly MyVisit[] | null | undefined {
  const { account } = useWorkspace();
  const directory = useDirectory();
  const contexts = useMemo(
    () =>
      directory?.visits.flatMap((visit) => {
        const context = visitContext(directory, account.id, visit.id);
        return context !== null && context.role !== null ? [context] : [];
      }),
    [directory, account.id],
  );
  const scopes = useMemo(
    () => (contexts ?? []).flatMap(({ scope, followup }) => [scope, followup]),
    [contexts],
  );
  const records = useRecordsOf(scopes);
  const countAsked = useAskedItems(
    useMemo(
      () => [...new Set((contexts ?? []).flatMap(({ visit }) => visit.checklists))],
      [contexts],
    ),
  );
  return useMemo(() => {
    if (!directory || !contexts) return directory === null ? null : undefined;
    if (!scopes.every((scope) => records.has(scope))) return undefined;
    return contexts.map((context): MyVisit => {
      const ofVisit = records.get(context.scope) ?? [];
      const ofFollowup = records.get(context.followup) ?? [];
      return {
        context,
        records: ofVisit,
        followup: ofFollowup,
        progress: visitProgress(
          checklistsOf(context, directory.checklists),
          assignedTo(context, account.id),
          ofVisit,
          countAsked(context.visit.checklists, ofVisit),
        ),
        concluded: ofFollowup.some((record) => recordParts(record.record).kind === 'publication'),
      };
    });
  }, [directory, contexts, scopes, records, countAsked, account.id]);
}

/** In the order of their letters; a pinned version that the directory does not describe is left to the office. */
function checklistsOf(
  { visit }: VisitContext,
  all: readonly ChecklistRef[],
): readonly ChecklistRef[] {
  const pinned = new Set(visit.checklists);
  return all
    .filter((checklist) => pinned.has(checklist.hash))
    .toSorted((left, right) =>
      left.letter < right.letter ? -1 : left.letter > right.letter ? 1 : 0,
    );
}

function assignedTo({ visit }: VisitContext, accountId: string): ReadonlySet<string> {
  return new Set(
    visit.assignments
      .filter((entry) => entry.accountId === accountId)
      .map((entry) => entry.checklist),
  );
}
