import type { ItemAnswer } from './answer.ts';
import { answerState } from './answer-state.ts';
import type { ChecklistItem } from './item.ts';

/**
 * What the item's rule asks for beside this answer and is not there. It is shown under the control
 * and never keeps the answer from being saved.
 */
export function lackingEvidence(
  item: ChecklistItem,
  answer: ItemAnswer,
): readonly ('photo' | 'note')[] {
  return [
    ...(needs(item, 'photo', answer) && answer.photos === 0 ? (['photo'] as const) : []),
    ...(needs(item, 'note', answer) && answer.note.trim() === '' ? (['note'] as const) : []),
  ];
}

function needs(item: ChecklistItem, evidence: 'photo' | 'note', answer: ItemAnswer): boolean {
  const state = answerState(item, answer);
  switch (item.requires?.[evidence]) {
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
