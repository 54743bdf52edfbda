import type { AnswerLookup, ItemAnswer } from './answer.ts';
import { isAnswered } from './answer-state.ts';
import type { ChecklistSection } from './definition.ts';
import type { ChecklistItem } from './item.ts';
import type { IsShown } from './visibility.ts';

/**
 * Items of a section that are not asked any more and at which something was written: an answer of
 * whichever kind, rows, a photo or a note. In the order of the walk.
 */
export function hiddenAnswers(
  section: Pick<ChecklistSection, 'items'>,
  answers: AnswerLookup,
  isShown: IsShown,
): readonly ChecklistItem[] {
  return section.items.filter(
    (item) => !isShown(item.code) && isWrittenAt(item, answers(item.code)),
  );
}

function isWrittenAt(item: ChecklistItem, answer: ItemAnswer): boolean {
  const { value, rows, photos, note } = answer;
  const isOfOtherKind = value !== null && value.kind !== item.type;
  return (
    isAnswered(item, answer) || isOfOtherKind || rows.length > 0 || photos > 0 || note.trim() !== ''
  );
}
