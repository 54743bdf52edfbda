import { m } from '#client/i18n/paraglide/messages.js';
import type { BoxProblem, UnreadableBox } from './answer-draft.ts';

const WORDS: Readonly<Record<BoxProblem, () => string>> = {
  'not-a-number': m.fill_box_not_a_number,
  'not-whole': m.fill_box_not_whole,
  'point-in-percent': m.fill_box_point_in_percent,
  'too-long': m.fill_box_too_long,
  'not-a-date': m.fill_box_not_a_date,
  'no-scheme': m.answers_box_no_scheme,
};

/** What is wrong with one box, and that its text stays; `undefined` where nothing is. */
export function boxProblemWords(
  unreadable: readonly UnreadableBox[],
  box: number,
): string | undefined {
  const found = unreadable.find((entry) => entry.box === box);
  return found === undefined ? undefined : WORDS[found.problem]();
}
