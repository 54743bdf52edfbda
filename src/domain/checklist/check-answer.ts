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
import { missingNumber, type Candidates } from './missing-number.ts';
import { isExactToTheUnit } from './exact-to-the-unit.ts';
import type { LevelScheme } from './level-scheme.ts';
import { judgeStatedPercent, numberRange } from './stated-percent.ts';

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
  /** A percentage without both its numbers; `candidates` are those that give it, where one is known. */
  | {
      readonly code: 'percent-without-base';
      readonly level: 'ask';
      readonly rule: 'R8';
      readonly stated: string;
      readonly candidates: Candidates | null;
    }
  /** No whole number in the place of the missing one, which is null here, gives that percentage. */
  | {
      readonly code: 'percent-not-reproducible';
      readonly level: 'error';
      readonly rule: 'R8';
      readonly part: string | null;
      readonly whole: string | null;
      readonly stated: string;
    }
  | {
      readonly code: 'impossible-date';
      readonly level: 'error';
      readonly rule: 'R10';
      readonly index: number;
      readonly date: string;
    }
  | { readonly code: 'unknown-option'; readonly level: 'error'; readonly option: string }
  /** "Hơn 1.385.062.438": the word contradicts a figure that is exact to its last digit. */
  | {
      readonly code: 'hedge-beside-exact';
      readonly level: 'notice';
      readonly rule: 'R11';
      readonly index: number;
      readonly figure: string;
      readonly hedge: Hedge;
    }
  /** A figure by level of online service says nothing without its scale; the item offers these. */
  | {
      readonly code: 'scheme-missing';
      readonly level: 'ask';
      readonly rule: 'R22';
      readonly schemes: readonly LevelScheme[];
    }
  | { readonly code: 'unknown-scheme'; readonly level: 'error'; readonly scheme: LevelScheme };

/**
 * The stated percentage is not the one of the two numbers. `rounded` is the true one in the
 * precision that was stated, `actual` with two digits more: "52,72 %, làm tròn thành 53 %".
 */
export interface StatedPercentProblem {
  readonly code: 'percent-mismatch' | 'percent-truncated' | 'percent-end-by-rounding';
  readonly level: 'error' | 'notice';
  readonly rule: 'R4';
  readonly part: string;
  readonly whole: string;
  readonly stated: string;
  readonly rounded: string;
  readonly actual: string;
  /** The words beside part, whole and percentage; they make the true percentage one over, under or about `actual` (R11). */
  readonly hedges: readonly [part: Hedge | null, whole: Hedge | null, stated: Hedge | null];
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
  return [...kindProblems(spec, value), ...hedgeProblems(value), ...schemeProblems(spec, value)];
}

function kindProblems(spec: AnswerSpec, value: AnswerValue): readonly AnswerProblem[] {
  switch (value.kind) {
    case 'na':
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

function hedgeProblems(value: AnswerValue): readonly AnswerProblem[] {
  if (!('hedges' in value) || value.hedges === undefined) return [];
  const boxes = figureBoxes(value);
  return value.hedges.flatMap((hedge, index) => {
    const figure = boxes[index] ?? null;
    return hedge === null || figure === null || !isExactToTheUnit(figure)
      ? []
      : [
          {
            code: 'hedge-beside-exact',
            level: 'notice',
            rule: 'R11',
            index,
            figure,
            hedge,
          } as const,
        ];
  });
}

function figureBoxes(
  value: Extract<AnswerValue, { kind: 'count' | 'money' | 'percentage' | 'ratio' }>,
): readonly (string | null)[] {
  switch (value.kind) {
    case 'count':
      return value.counts;
    case 'money':
      return value.dong;
    case 'percentage':
      return value.percents;
    case 'ratio':
      return [value.part, value.whole, value.stated];
  }
}

/** Where an item knows one scale alone, that is the one; with several the answer must say which. */
function schemeProblems(spec: AnswerSpec, value: AnswerValue): readonly AnswerProblem[] {
  const schemes = 'schemes' in spec ? (spec.schemes ?? []) : [];
  const scheme = 'scheme' in value ? value.scheme : undefined;
  if (scheme !== undefined && !schemes.includes(scheme)) {
    return [{ code: 'unknown-scheme', level: 'error', scheme }];
  }
  return schemes.length > 1 && scheme === undefined
    ? [{ code: 'scheme-missing', level: 'ask', rule: 'R22', schemes }]
    : [];
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
    return [
      stated === null ? incompleteRatio(part, whole) : withoutBase(value, stated, !mayExceed),
    ];
  }
  const problems: AnswerProblem[] = [];
  const [ofPart = null, ofWhole = null] = value.hedges ?? [];
  const most = numberRange({ value: whole, hedge: ofWhole }).most;
  const least = numberRange({ value: part, hedge: ofPart }).least;
  if (!mayExceed && most !== null && least > most) {
    problems.push({ code: 'part-exceeds-whole', level: 'error', rule: 'R5', part, whole });
  }
  const statedProblem =
    stated === null ? null : statedPercentProblem(value, part, whole, stated, !mayExceed);
  if (statedProblem !== null) problems.push(statedProblem);
  return problems;
}

function incompleteRatio(part: string | null, whole: string | null): AnswerProblem {
  const blank = [part, whole].flatMap((figure, index) => (figure === null ? [index] : []));
  return { code: 'incomplete', level: 'ask', blank };
}

/** The whole is missing, or the part, or both. Only from a known number can anything be said (R8). */
function withoutBase(
  { part, whole, hedges = [] }: AnswerOf<'ratio'>,
  stated: string,
  isPart: boolean,
): AnswerProblem {
  const number = (value: string | null, box: number) =>
    value === null ? null : { value, hedge: hedges[box] ?? null };
  const claim = { value: stated, hedge: hedges[2] ?? null };
  if (whole !== null && /^0+$/.test(whole) && (hedges[1] ?? null) === null) {
    return { code: 'percent-of-nothing', level: 'error', rule: 'R4', stated };
  }
  const candidates = missingNumber(number(part, 0), number(whole, 1), claim, isPart);
  return candidates === 'none'
    ? { code: 'percent-not-reproducible', level: 'error', rule: 'R8', part, whole, stated }
    : { code: 'percent-without-base', level: 'ask', rule: 'R8', stated, candidates };
}

function statedPercentProblem(
  { hedges: [ofPart = null, ofWhole = null, ofStated = null] = [] }: AnswerOf<'ratio'>,
  part: string,
  whole: string,
  stated: string,
  isPart: boolean,
): AnswerProblem | null {
  const { verdict, rounded, actual, bound } = judgeStatedPercent(
    { value: part, hedge: ofPart },
    { value: whole, hedge: ofWhole },
    { value: stated, hedge: ofStated },
    isPart,
  );
  if (verdict === 'exact' || verdict === 'undecided') return null;
  if (verdict === 'of-nothing' || rounded === null || actual === null) {
    return { code: 'percent-of-nothing', level: 'error', rule: 'R4', stated };
  }
  return {
    ...(verdict === 'wrong'
      ? { code: 'percent-mismatch', level: 'error' }
      : { code: `percent-${verdict}`, level: 'notice' }),
    rule: 'R4',
    part,
    whole,
    stated,
    rounded,
    actual,
    hedges: [ofPart, ofWhole, ofStated],
    bound,
  };
}
