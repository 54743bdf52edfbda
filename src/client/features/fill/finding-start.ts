import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import { answerState } from '#domain/checklist/answer-state.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { failDefaults } from '#domain/checklist/fail-defaults.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { startOfFailing, type FindingStart } from '#client/record/finding-prefill.ts';

/**
 * How a finding at an item begins: with what the checklist proposes while the item is failed or met in
 * part. At one that is met or only written down somebody saw something else: what he noted, if anything.
 */
export function findingStart(
  item: ChecklistItem,
  checklist: Checklist,
  answers: AnswerLookup,
  visitDate: string,
): FindingStart {
  const answer = answers(item.code);
  const state = answerState(item, answer);
  if (state !== 'fail' && state !== 'part') {
    return { text: answer.note, proposal: null, due: null };
  }
  const defaults = failDefaults(item, checklist, visitDate, holidaysOfVietNam);
  return startOfFailing(defaults, answer.note);
}
