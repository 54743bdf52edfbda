/** What becomes of the answers of a visit that moves to another version of a checklist: all stay. */
import type { AnswerLookup, ItemAnswer } from './answer.ts';
import { isAnswered } from './answer-state.ts';
import type { Checklist } from './definition.ts';
import type { ChecklistItem } from './item.ts';

/**
 * `kept`: it answers the same kind of question, even where that was reworded. `other-type`: kept, and
 * shown apart, because the item now asks for another type. `other-options`: kept, though an option that
 * was chosen is no longer offered. `removed`: kept, and shown apart, because the item is gone.
 */
export type AnswerFate = 'kept' | 'other-type' | 'other-options' | 'removed';

/** Codes of the answered items of `before`, by what becomes of their answers; in the order of the walk. */
export type AnswerOutlook = Readonly<Record<AnswerFate, readonly string[]>>;

export function answerOutlook(
  before: Pick<Checklist, 'sections'>,
  after: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
): AnswerOutlook {
  const now = new Map(
    after.sections.flatMap(({ items }) => items.map((item) => [item.code, item] as const)),
  );
  const outlook: Record<AnswerFate, string[]> = {
    ...{ kept: [], 'other-type': [], 'other-options': [], removed: [] },
  };
  for (const item of before.sections.flatMap(({ items }) => items)) {
    const answer = answers(item.code);
    if (isAnswered(item, answer)) outlook[fateOf(item, now.get(item.code), answer)].push(item.code);
  }
  return outlook;
}

function fateOf(
  before: ChecklistItem,
  after: ChecklistItem | undefined,
  answer: ItemAnswer,
): AnswerFate {
  if (after === undefined) return 'removed';
  if (answer.value?.kind === 'na') return 'kept';
  if (after.type !== before.type) return 'other-type';
  const chosen =
    answer.value?.kind === 'choice'
      ? [answer.value.option]
      : answer.value?.kind === 'choices'
        ? answer.value.options
        : [];
  const offered = 'options' in after ? after.options.map(({ code }) => code) : [];
  return chosen.every((code) => offered.includes(code)) ? 'kept' : 'other-options';
}
