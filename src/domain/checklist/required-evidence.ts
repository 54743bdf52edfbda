import type { AnswerValue } from './answer.ts';
import { answerState } from './answer-state.ts';
import type { ChecklistItem } from './definition.ts';

/**
 * True when the item's rule asks for a photo beside this answer. The caller knows whether there is
 * one; a missing photo is shown under the control and never keeps the answer from being saved.
 */
export function needsPhoto(item: ChecklistItem, value: AnswerValue | null | undefined): boolean {
  const state = answerState(item, value);
  switch (item.requires?.photo) {
    case undefined:
      return false;
    case 'unmet':
      return state === 'fail';
    case 'partial-or-unmet':
      return state === 'fail' || state === 'part';
    case 'answered':
      return state !== 'unanswered' && state !== 'na';
  }
}
