import type { AnswerProblem } from '#domain/checklist/check-answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { formatDate, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { hedgeWord } from './hedge-text.ts';
import { labelText } from './label-text.ts';
import {
  candidateWords,
  hedgedNumber,
  hedgedPercent,
  notReproducible,
  percentIsNot,
} from './percent-words.ts';
import { schemeWords } from './scheme-words.ts';

export interface ProblemWords {
  /** The fact. */
  readonly title: string;
  /** Then what is safe or what to ask. */
  readonly detail: string;
}

/** A wrong figure says the right one and how it was found. */
export function answerProblemWords(item: AnswerSpec, problem: AnswerProblem): ProblemWords {
  const safe = m.fill_problem_safe();
  switch (problem.code) {
    case 'other-kind':
    case 'other-shape':
      return { title: m.fill_problem_other_version(), detail: m.fill_problem_other_version_safe() };
    case 'incomplete':
      return {
        title: m.fill_problem_incomplete({ boxes: boxNames(item, problem.blank).join(', ') }),
        detail: m.fill_problem_incomplete_next(),
      };
    case 'part-exceeds-whole':
      return {
        title: m.fill_problem_part_exceeds({
          part: formatNumber(problem.part),
          whole: formatNumber(problem.whole),
        }),
        detail: safe,
      };
    case 'percent-mismatch':
    case 'percent-end-by-rounding':
    case 'percent-truncated': {
      const [part, whole, stated] = problem.hedges;
      const title = percentIsNot({
        ...problem,
        isOnlyRounded: problem.code === 'percent-end-by-rounding',
        part: hedgedNumber(problem.part, part),
        whole: hedgedNumber(problem.whole, whole),
        stated: hedgedPercent(problem.stated, stated),
      });
      const truncated = problem.code === 'percent-truncated';
      return { title, detail: truncated ? `${m.fill_problem_truncated()} ${safe}` : safe };
    }
    case 'percent-of-nothing':
      return {
        title: m.fill_problem_percent_of_nothing({ stated: formatPercent(problem.stated) }),
        detail: safe,
      };
    case 'percent-without-base':
      return {
        title: m.fill_problem_without_base({ stated: formatPercent(problem.stated) }),
        detail: candidateWords(problem.candidates),
      };
    case 'percent-not-reproducible':
      return { title: notReproducible(problem), detail: safe };
    case 'impossible-date':
      return {
        title: m.fill_problem_impossible_date({ date: formatDate(problem.date) }),
        detail: safe,
      };
    case 'unknown-option':
      return {
        title: m.fill_problem_unknown_option({ option: problem.option }),
        detail: m.fill_problem_other_version_safe(),
      };
    case 'hedge-beside-exact':
      return {
        title: m.fill_problem_hedge_exact({
          hedge: hedgeWord(problem.hedge),
          figure: formatNumber(problem.figure),
        }),
        detail: safe,
      };
    case 'scheme-missing':
      return { title: m.fill_problem_no_scheme(), detail: m.fill_problem_no_scheme_next() };
    case 'unknown-scheme':
      return {
        title: m.fill_problem_unknown_option({ option: schemeWords(problem.scheme) }),
        detail: m.fill_problem_other_version_safe(),
      };
  }
}

/** Which boxes a problem is about, in the order of the boxes. */
export function problemMarks(
  problems: readonly AnswerProblem[],
): readonly ('error' | 'ask' | undefined)[] {
  const marks: ('error' | 'ask' | undefined)[] = [];
  for (const problem of problems) {
    const mark = problem.level === 'error' ? 'error' : 'ask';
    for (const box of boxesOf(problem)) if (marks[box] !== 'error') marks[box] = mark;
  }
  return marks;
}

function boxesOf(problem: AnswerProblem): readonly number[] {
  switch (problem.code) {
    case 'incomplete':
      return problem.blank;
    case 'part-exceeds-whole':
      return [0, 1];
    case 'percent-mismatch':
    case 'percent-end-by-rounding':
    case 'percent-truncated':
    case 'percent-of-nothing':
    case 'percent-not-reproducible':
    case 'percent-without-base':
      return [2];
    case 'impossible-date':
    case 'hedge-beside-exact':
      return [problem.index];
    default:
      return [];
  }
}

function boxNames(item: AnswerSpec, boxes: readonly number[]): readonly string[] {
  return boxes.map((box) => {
    if (item.type === 'ratio') return labelText(box === 0 ? item.labels.part : item.labels.whole);
    const part = 'parts' in item ? item.parts?.[box] : undefined;
    return part === undefined ? String(box + 1) : labelText(part.label);
  });
}
