/** How far a checklist is, and where the next gap is. */
import type { AnswerLookup } from './answer.ts';
import { answerState } from './answer-state.ts';
import type { AnswerState } from './answer-state.ts';
import type { Checklist } from './definition.ts';
import { createVisibility, type IsShown } from './visibility.ts';

/** Items that are asked, by state. `answered` is every state but `unanswered`, not-applicable included. */
export interface Progress {
  readonly total: number;
  readonly answered: number;
  readonly byState: Readonly<Record<AnswerState, number>>;
}

export function checklistProgress(
  checklist: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
  isShown: IsShown = createVisibility([checklist], answers),
): Progress {
  const items = checklist.sections
    .flatMap((section) => section.items)
    .filter(({ code }) => isShown(code));
  const byState = { unanswered: 0, ok: 0, part: 0, fail: 0, na: 0, recorded: 0 };
  for (const item of items) byState[answerState(item, answers(item.code))] += 1;
  return { total: items.length, answered: items.length - byState.unanswered, byState };
}

/**
 * Code of the next unanswered item behind `after` in the order of the walk, through the following
 * sections and, at the end, from the beginning again. `after` itself comes last, so that a person
 * who stands on the only gap is sent to it. Without `after`, or with a code that the checklist does
 * not have, the first gap. Null when everything is answered.
 */
export function nextUnanswered(
  checklist: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
  after: string | null,
  isShown: IsShown = createVisibility([checklist], answers),
): string | null {
  const items = checklist.sections.flatMap((section) => section.items);
  const start = items.findIndex(({ code }) => code === after) + 1;
  const inOrder = [...items.slice(start), ...items.slice(0, start)];
  const gap = inOrder.find(
    (item) => isShown(item.code) && answerState(item, answers(item.code)) === 'unanswered',
  );
  return gap?.code ?? null;
}
