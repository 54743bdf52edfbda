/**
 * Points of a checklist, each with the reason for it, so that a score can be checked by hand.
 *
 * Laws:
 * - Not applicable and not asked (hidden) leave the maximum: nobody loses points for a question that
 *   does not concern him. So does the percentage of a whole of 0: of no dossiers none can be late. Not
 *   answered stays in the maximum and earns nothing; it is counted as open.
 * - Arithmetic is exact; only the shown share is rounded, half up, to two digits.
 * - With weights, the checklist's share is the mean of its sections' shares by weight, over those that
 *   have points at all; without, it is earned of full.
 */
import { divide, formatDecimal, parseDecimal, type Decimal } from '#domain/kernel/decimal.ts';
import type { AnswerLookup, AnswerValue, ItemAnswer } from './answer.ts';
import { answerState } from './answer-state.ts';
import type { Checklist, ChecklistSection } from './definition.ts';
import type { ChecklistItem } from './item.ts';
import { createVisibility, type IsShown } from './visibility.ts';

/** Why an item has its points. */
export type ScoreReason =
  | { readonly type: 'hidden' | 'not-applicable' | 'nothing-to-measure' | 'unanswered' }
  /** The state of the answer decided: met, partly met, failed, written down. */
  | { readonly type: 'state'; readonly state: 'ok' | 'part' | 'fail' | 'recorded' }
  /** The chosen options decided. */
  | { readonly type: 'option'; readonly options: readonly string[] }
  /** The figure reached this bound; `null`: none of them. Percentages of a ratio have two digits here. */
  | { readonly type: 'band'; readonly figure: string; readonly atLeast: string | null };

/** Points are decimals with a point: '0.5'. */
export interface ItemScore {
  readonly code: string;
  readonly earned: string;
  /** What it adds to the maximum: 0 when hidden, not applicable or a share of nothing. */
  readonly full: string;
  readonly reason: ScoreReason;
}

export interface SectionScore {
  readonly id: string;
  readonly earned: string;
  readonly full: string;
  /** Percentage with two digits; null where nothing can be earned. */
  readonly share: string | null;
  readonly weight: string;
  readonly items: readonly ItemScore[];
}

export interface ChecklistScore {
  readonly earned: string;
  readonly full: string;
  readonly share: string | null;
  /** Points of items that nobody answered yet. */
  readonly open: string;
  /** True when `share` is the weighted mean of the sections. */
  readonly weighted: boolean;
  readonly sections: readonly SectionScore[];
}

/** The score of a checklist; null when none of its items has points. */
export function checklistScore(
  checklist: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
  isShown: IsShown = createVisibility([checklist], answers),
): ChecklistScore | null {
  const sections = checklist.sections.map((section) => sectionScore(section, answers, isShown));
  const items = sections.flatMap((section) => section.items);
  if (items.length === 0) return null;
  const earned = sum(sections.map((section) => section.earned));
  const full = sum(sections.map((section) => section.full));
  const open = sum(items.filter(isOpen).map((item) => item.full));
  const weighted = checklist.sections.some(({ weight }) => weight !== undefined);
  return {
    earned: shortest(earned),
    full: shortest(full),
    share: weighted ? weightedShare(sections) : share(earned, full),
    open: shortest(open),
    weighted,
    sections: sections.filter((section) => section.items.length > 0),
  };
}

function sectionScore(
  section: ChecklistSection,
  answers: AnswerLookup,
  isShown: IsShown,
): SectionScore {
  const items = section.items.flatMap((item) => {
    const score = itemScore(item, answers(item.code), isShown(item.code));
    return score === null ? [] : [score];
  });
  const earned = sum(items.map((item) => item.earned));
  const full = sum(items.map((item) => item.full));
  const { id, weight = '1' } = section;
  return {
    ...{ id, weight, items, share: share(earned, full) },
    ...{ earned: shortest(earned), full: shortest(full) },
  };
}

function itemScore(item: ChecklistItem, answer: ItemAnswer, shown: boolean): ItemScore | null {
  const { code, points } = item;
  if (points === undefined) return null;
  const out = (type: 'hidden' | 'not-applicable' | 'nothing-to-measure') => ({
    ...{ code, earned: '0', full: '0', reason: { type } },
  });
  if (!shown) return out('hidden');
  const state = answerState(item, answer);
  if (state === 'na') return out('not-applicable');
  const { full } = points;
  if (points.bands !== undefined && state !== 'unanswered' && isOfNothing(answer.value)) {
    return out('nothing-to-measure');
  }
  const figure = points.bands === undefined ? null : figureOf(answer.value);
  if (state === 'unanswered' || (points.bands !== undefined && figure === null)) {
    return { code, earned: '0', full, reason: { type: 'unanswered' } };
  }
  if (points.bands !== undefined && figure !== null) {
    const reached = points.bands
      .filter(({ atLeast }) => reaches(figure, atLeast))
      .toSorted((left, right) => compare(exact(right.atLeast), exact(left.atLeast)))[0];
    const reason = {
      type: 'band',
      figure: figure.shown,
      atLeast: reached?.atLeast ?? null,
    } as const;
    return { code, earned: atMost(reached?.points ?? '0', full), full, reason };
  }
  if (points.options !== undefined) {
    const options = chosenOptions(answer.value);
    const earned = sum(options.map((option) => points.options?.[option] ?? '0'));
    return {
      code,
      earned: atMost(shortest(earned), full),
      full,
      reason: { type: 'option', options },
    };
  }
  const half = shortest({ units: 5n * exact(full).units, scale: exact(full).scale + 1 });
  const byState = { ok: full, recorded: full, part: points.partial ?? half, fail: '0' };
  return { code, earned: byState[state], full, reason: { type: 'state', state } };
}

const isOpen = ({ reason }: ItemScore): boolean => reason.type === 'unanswered';

function chosenOptions(value: AnswerValue | null): readonly string[] {
  if (value?.kind === 'choice') return [value.option];
  return value?.kind === 'choices' ? value.options : [];
}

/** A figure as a fraction, so that a percentage is compared unrounded; `shown` is for the reader. */
interface Figure {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly shown: string;
}

/** The figure that bands are held against: the first one, or the percentage of a ratio. */
function figureOf(value: AnswerValue | null): Figure | null {
  if (value?.kind === 'ratio') {
    // Of nothing there is no share, also where the item asks for something else by now.
    if (value.part === null || value.whole === null || value.whole === '0') return null;
    const [numerator, denominator] = [100n * BigInt(value.part), BigInt(value.whole)];
    return { numerator, denominator, shown: formatDecimal(divide(numerator, denominator, 2)) };
  }
  const text =
    value?.kind === 'count'
      ? value.counts[0]
      : value?.kind === 'money'
        ? value.dong[0]
        : value?.kind === 'percentage'
          ? value.percents[0]
          : null;
  if (text === null || text === undefined) return null;
  const { units, scale } = exact(text);
  return { numerator: units, denominator: 10n ** BigInt(scale), shown: text };
}

/** 0 of 0: both numbers are there, and no percentage follows from them. */
const isOfNothing = (value: AnswerValue | null): boolean =>
  value?.kind === 'ratio' && value.part !== null && value.whole === '0';

function reaches({ numerator, denominator }: Figure, bound: string): boolean {
  const { units, scale } = exact(bound);
  return numerator * 10n ** BigInt(scale) >= units * denominator;
}

function exact(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new RangeError(`points and figures are decimals, not "${text}"`);
  return decimal;
}

function compare(left: Decimal, right: Decimal): number {
  const difference =
    left.units * 10n ** BigInt(right.scale) - right.units * 10n ** BigInt(left.scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function atMost(points: string, full: string): string {
  return compare(exact(points), exact(full)) > 0 ? full : points;
}

function sum(points: readonly string[]): Decimal {
  const decimals = points.map(exact);
  const scale = Math.max(0, ...decimals.map((decimal) => decimal.scale));
  const units = decimals.reduce(
    (total, decimal) => total + decimal.units * 10n ** BigInt(scale - decimal.scale),
    0n,
  );
  return { units, scale };
}

/** Without zeros behind the last digit: '1.50' is '1.5', '2.0' is '2'. */
function shortest({ units, scale }: Decimal): string {
  const text = formatDecimal({ units, scale });
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

function share(earned: Decimal, full: Decimal): string | null {
  if (full.units === 0n) return null;
  const scale = Math.max(earned.scale, full.scale);
  const at = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return formatDecimal(divide(100n * at(earned), at(full), 2));
}

/** Sum of weight x earned / full over sum of weights, as one fraction. */
function weightedShare(sections: readonly SectionScore[]): string | null {
  let [numerator, denominator, weights] = [0n, 1n, 0n];
  const scale = Math.max(0, ...sections.map(({ weight }) => exact(weight).scale));
  for (const { earned, full, weight } of sections) {
    const [e, f, w] = [exact(earned), exact(full), exact(weight)];
    if (f.units === 0n) continue;
    const factor = w.units * 10n ** BigInt(scale - w.scale);
    const top = e.units * 10n ** BigInt(f.scale) * factor;
    const bottom = f.units * 10n ** BigInt(e.scale);
    [numerator, denominator] = [numerator * bottom + top * denominator, denominator * bottom];
    weights += factor;
  }
  return weights === 0n ? null : formatDecimal(divide(100n * numerator, denominator * weights, 2));
}
