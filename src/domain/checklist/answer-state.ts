import type { AnswerValue } from './answer.ts';
import type { ChecklistItem } from './definition.ts';

/**
 * What the margin shows of an item. `recorded` is a figure, date, text or choice that was written
 * down: it is drawn like `ok`, but it is a statement, not a good mark.
 */
export type AnswerState = 'unanswered' | 'ok' | 'part' | 'fail' | 'na' | 'recorded';

const STATE_OF_LEVEL = { met: 'ok', partial: 'part', unmet: 'fail' } as const;

/**
 * State of one item. An answer with some of its figures is `recorded`, because the margin's mark
 * means "what you wrote is saved"; what is still blank is told by `checkAnswer`. An answer of
 * another kind than the item asks for (the checklist's version moved on) does not answer it.
 */
export function answerState(
  item: ChecklistItem,
  value: AnswerValue | null | undefined,
): AnswerState {
  if (value === null || value === undefined) return 'unanswered';
  if (value.kind === 'na') return 'na';
  if (value.kind !== item.type || isBlank(value)) return 'unanswered';
  return value.kind === 'compliance' ? STATE_OF_LEVEL[value.level] : 'recorded';
}

/** True when an answer holds nothing but blanks, as it does after a typed figure was rubbed out. */
function isBlank(value: AnswerValue): boolean {
  switch (value.kind) {
    case 'na':
    case 'compliance':
      return false;
    case 'count':
      return value.counts.every((count) => count === null);
    case 'money':
      return value.dong.every((amount) => amount === null);
    case 'date':
      return value.dates.every((date) => date === null);
    case 'ratio':
      return value.part === null && value.whole === null && value.stated === null;
    case 'text':
      return value.text.trim() === '';
    case 'choice':
      return value.option === '';
  }
}
