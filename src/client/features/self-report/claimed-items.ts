/** Which items a unit is asked, by what it has claimed so far. */
import { noAnswer, type AnswerLookup } from '#domain/checklist/answer.ts';
import { isAnswered } from '#domain/checklist/answer-state.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import { answersByCode } from '#domain/cross-check/checked-visit.ts';
import { canBeClaimed, type SelfReport } from '#domain/followup/self-report.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';

/** Claims as rules read answers. */
export function claimLookup({ claims }: Pick<SelfReport, 'claims'>) {
  return (checklistId: string): AnswerLookup =>
    (code) => {
      const value = claims.get(answerKey(checklistId, code))?.value;
      return value ? { ...noAnswer, value } : noAnswer;
    };
}

/** A condition may name an item of another asked checklist. */
export function claimVisibility(checklists: readonly Checklist[], report: SelfReport): IsShown {
  return createVisibility(
    checklists,
    answersByCode({ checklists, answersOf: claimLookup(report) }),
  );
}

export function askedItems(checklist: Checklist, isShown: IsShown): readonly ChecklistItem[] {
  return checklist.sections.flatMap(({ items }) =>
    items.filter((item) => canBeClaimed(item) && isShown(item.code)),
  );
}

export function claimProgress(
  checklists: readonly Checklist[],
  report: SelfReport,
): { readonly done: number; readonly total: number } {
  const isShown = claimVisibility(checklists, report);
  const states = checklists.flatMap((checklist) => {
    const answers = claimLookup(report)(checklist.id);
    return askedItems(checklist, isShown).map((item) => isAnswered(item, answers(item.code)));
  });
  return { done: states.filter(Boolean).length, total: states.length };
}
