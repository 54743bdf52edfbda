import { useMemo } from 'react';
import type { Checklist } from '#domain/checklist/definition.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import { answersByCode } from '#domain/cross-check/checked-visit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { DraftContext } from '#domain/visit/conclusion-draft-notice.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useChecklists, type LoadedChecklist } from '#client/services/use-checklists.ts';
import {
  useDirectory,
  useRecords,
  useVisit,
  type VisitContext,
} from '#client/services/use-records.ts';

/** A visit with its working file, its follow-up and its checklists, as far as they are on this device. */
export interface VisitData {
  readonly context: VisitContext;
  readonly draft: DraftContext;
  readonly records: readonly FoldedRecord[];
  readonly followup: readonly FoldedRecord[];
  readonly loaded: readonly LoadedChecklist[];
  readonly checklists: readonly Checklist[];
  /** Over all of them: a condition may name an item of another checklist. */
  readonly isAsked: IsShown;
  /** For "who wrote this"; one who left the delegation may not be in the directory. */
  readonly nameOf: (accountId: string) => string;
}

const none: readonly string[] = [];

/** `undefined` while it is being read, `null` where the visit is not this account's. */
export function useVisitData(visitId: string): VisitData | null | undefined {
  const context = useVisit(visitId);
  const directory = useDirectory();
  const scopes = useMemo(
    () => ({ visit: makeScope('visit', visitId), followup: makeScope('followup', visitId) }),
    [visitId],
  );
  const records = useRecords(scopes.visit);
  const followup = useRecords(scopes.followup);
  const loaded = useChecklists(context?.visit.checklists ?? none);
  const nameOf = useMemo(() => {
    const names = new Map(directory?.accounts.map(({ id, name }) => [id, name]));
    return (accountId: string) => names.get(accountId) ?? m.compile_unknown_person();
  }, [directory]);
  return useMemo(() => {
    if (context === null || (context && context.role === null)) return null;
    if (!context || !records || !followup || !loaded || !directory) return undefined;
    const checklists = loaded.flatMap((entry) => (entry.type === 'ready' ? [entry.checklist] : []));
    const answersOf = visitAnswers(records);
    const lead = context.delegation?.members.find(({ role }) => role === 'lead');
    return {
      context,
      draft: {
        visit: context.visit,
        unit: context.unit,
        campaign: context.campaign,
        delegation: context.delegation,
        leadName: directory.accounts.find(({ id }) => id === lead?.accountId)?.name ?? '',
      },
      records,
      followup,
      loaded,
      checklists,
      isAsked: createVisibility(checklists, answersByCode({ checklists, answersOf })),
      nameOf,
    };
  }, [context, records, followup, loaded, directory, nameOf]);
}
