/**
 * What does not add up in one answer, as codes and facts; the words are the screen's. Nothing here
 * blocks saving: a unit may report wrong figures, and recording that is the inspector's work.
 */
import { err, ok } from '#domain/kernel/result.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { AnswerKind, AnswerOf, AnswerValue, Hedge } from './answer.ts';
import type { AnswerSpec, ItemType } from './item.ts';
import { valueState } from './answer-state.ts';
import { isCalendarDate } from './calendar-date.ts';
import { partCount } from './item-parts.ts';
import { wholesThatGive } from './ratio.ts';
import { judgeStatedPercent } from './stated-percent.ts';

/**
 * `error`: cannot be true as it stands. `ask`: a figure is missing and the unit should be asked for
 * it. `notice`: explainable. `rule` is the number of the cross-check where it has one.
 */
export type AnswerProblem =
  /** The answer was given to another version of the item. */
  | {
      readonly code: 'other-kind';
      readonly level: 'error';
      readonly expected: ItemType;
      readonly found: AnswerKind;
    }
  /** More or fewer entries than the item has parts. */
  | {
      readonly code: 'other-shape';
      readonly level: 'error';
      readonly expected: number;
      readonly found: number;
    }
  /** Some figures are there, these (by position; in a ratio 0 is the part, 1 the whole) are blank. */
  | { readonly code: 'incomplete'; readonly level: 'ask'; readonly blank: readonly number[] }
  | {
      readonly code: 'part-exceeds-whole';
      readonly level: 'error';
      readonly rule: 'R5';
      readonly part: string;
      readonly whole: string;
    }
  | StatedPercentProblem
  /** A percentage is stated, but the whole is 0. */
  | {
      readonly code: 'percent-of-nothing';
      readonly level: 'error';
      readonly rule: 'R4';
      readonly stated: string;
    }
  /** A percentage without both its numbers; `wholes` are those that would give it, if the part is known. */
  | {
      readonly code: 'percent-without-base';
      readonly level: 'ask';
      readonly rule: 'R8';
      readonly stated: string;
      readonly wholes: { readonly from: string; readonly to: string | null } | null;
    }
  /** No whole number makes `part` that percentage. */
  | {
      readonly code: 'percent-not-reproducible';
      readonly level: 'error';
      readonly rule: 'R8';
      readonly part: string;
      readonly stated: string;
    }
  | {
      readonly code: 'impossible-date';
      readonly level: 'error';
      readonly rule: 'R10';
      readonly index: number;
      readonly date: string;
    }
  | { readonly code: 'unknown-option'; readonly level: 'error'; readonly option: string };

/**
 * The stated percentage is not the one of the two numbers. `rounded` is the true one in the
 * precision that was stated, `actual` with two digits more: "52,72 %, làm tròn thành 53 %".
 */
export interface StatedPercentProblem {
  readonly code: 'percent-mismatch' | 'percent-truncated';
  readonly level: 'error' | 'notice';
  readonly rule: 'R4';
  readonly part: string;
  readonly whole: string;
  readonly stated: string;
  readonly rounded: string;
  readonly actual: string;
  /** The numbers were stated as bounds (R11), so the true percentage is over, under or about `actual`. */
  readonly bound: Hedge | null;
}

/** `ok` when nothing speaks against the answer (blank and not-applicable included), else all problems. */
export function checkAnswer(
  spec: AnswerSpec,
  value: AnswerValue | null | undefined,
): Result<null, readonly AnswerProblem[]> {
  const problems = value === null || value === undefined ? [] : problemsOf(spec, value);
  return problems.length === 0 ? ok(null) : err(problems);
}

function problemsOf(spec: AnswerSpec, value: AnswerValue): readonly AnswerProblem[] {
  if (value.kind === 'na') return [];
  if (value.kind !== spec.type) {
    return [{ code: 'other-kind', level: 'error', expected: spec.type, found: value.kind }];
  }
  if (valueState(spec, value) === 'unanswered') return [];
  switch (value.kind) {
    case 'compliance':
    case 'yes-no':
    case 'text':
    case 'table':
      return [];
    case 'count':
      return entryProblems(spec, value.counts);
    case 'money':
      return entryProblems(spec, value.dong);
    case 'percentage':
      return entryProblems(spec, value.percents);
    case 'date':
      return [...entryProblems(spec, value.dates), ...dateProblems(value.dates)];
    case 'ratio':
      return ratioProblems(value, spec.type === 'ratio' && spec.mayExceed === true);
    case 'choice':
      return spec.type === 'choice' && spec.options.some(({ code }) => code === value.option)
        ? []
        : [{ code: 'unknown-option', level: 'error', option: value.option }];
    case 'choices':
      return value.options
        .filter(
          (chosen) =>
            !(spec.type === 'choices' && spec.options.some(({ code }) => code === chosen)),
        )
        .map((option) => ({ code: 'unknown-option', level: 'error', option }));
  }
}

function entryProblems(
  spec: AnswerSpec,
  entries: readonly (string | null)[],
): readonly AnswerProblem[] {
  const expected = partCount(spec);
  if (entries.length !== expected) {
    return [{ code: 'other-shape', level: 'error', expected, found: entries.length }];
  }
  const blank = entries.flatMap((entry, index) => (entry === null ? [index] : []));
  return blank.length === 0 ? [] : [{ code: 'incomplete', level: 'ask', blank }];
}

function dateProblems(dates: readonly (string | null)[]): readonly AnswerProblem[] {
  return dates.flatMap((date, index) =>
    date === null || isCalendarDate(date)
      ? []
      : [{ code: 'impossible-date', level: 'error', rule: 'R10', index, date } as const],
  );
}

function ratioProblems(value: AnswerOf<'ratio'>, mayExceed: boolean): readonly AnswerProblem[] {
  const { part, whole, stated } = value;
  if (part === null || whole === null) {
    return [stated === null ? incompleteRatio(part, whole) : withoutBase(part, stated)];
  }
  const problems: AnswerProblem[] = [];
  if (!mayExceed && BigInt(part) > BigInt(whole)) {
    problems.push({ code: 'part-exceeds-whole', level: 'error', rule: 'R5', part, whole });
  }
  const statedProblem = stated === null ? null : statedPercentProblem(value, part, whole, stated);
  if (statedProblem !== null) problems.push(statedProblem);
  return problems;
}

function incompleteRatio(part: string | null, whole: string | null): AnswerProblem {
  const blank = [part, whole].flatMap((figure, index) => (figure === null ? [index] : []));
  return { code: 'incomplete', level: 'ask', blank };
}

/** The whole is missing, or the part, or both. Only from a known part can anything be said (R8). */
function withoutBase(part: string | null, stated: string): AnswerProblem {
  const unknown = { code: 'percent-without-base', level: 'ask', rule: 'R8', stated } as const;
  if (part === null || BigInt(part) === 0n) return { ...unknown, wholes: null };
  const wholes = wholesThatGive(part, stated);
  return wholes === null
    ? { code: 'percent-not-reproducible', level: 'error', rule: 'R8', part, stated }
    : { ...unknown, wholes };
}

function statedPercentProblem(
  { hedges: [ofPart = null, ofWhole = null, ofStated = null] = [] }: AnswerOf<'ratio'>,
  part: string,
  whole: string,
  stated: string,
): AnswerProblem | null {
  const { verdict, rounded, actual, bound } = judgeStatedPercent(
    { value: part, hedge: ofPart },
    { value: whole, hedge: ofWhole },
    { value: stated, hedge: ofStated },
  );
  if (verdict === 'exact' || verdict === 'undecided') return null;
  if (rounded === null || actual === null) {
    return { code: 'percent-of-nothing', level: 'error', rule: 'R4', stated };
  }
  return {
    ...(verdict === 'truncated'
      ? { code: 'percent-truncated', level: 'notice' }
      : { code: 'percent-mismatch', level: 'error' }),
    rule: 'R4',
    part,
    whole,
    stated,
    rounded,
    actual,
    bound,
  };
}
