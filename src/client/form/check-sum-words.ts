import type { CheckFacts, Figure } from '#domain/cross-check/outcome.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { figureName, figureValue, nameInSentence, termsInWords } from './figure-words.ts';

type SumFacts = Extract<CheckFacts, { kind: 'sum' }>;

/** "3.478 + 265 = 3.743." The side with more figures stands first. */
export function sumHolds(facts: SumFacts): string {
  const [many, few] = sides(facts);
  return withYear(facts, m.checks_sum_holds({ left: many.terms, right: few.terms }));
}

/** "3.478 + 265 = 3.743, nhưng tiếp nhận là 3.863: lệch 120." */
export function sumFails(facts: SumFacts): string {
  const [many, few] = sides(facts);
  const difference = formatNumber(facts.difference);
  const [one, other] = [many.written[0], few.written[0]];
  if (few.written.length > 1 || one === undefined || other === undefined) {
    return withYear(
      facts,
      m.checks_sum_fails_two({
        ...{ left: many.terms, leftSum: many.sum, right: few.terms, rightSum: few.sum },
        difference,
      }),
    );
  }
  const name = nameInSentence(other);
  if (many.written.length === 1) {
    return withYear(
      facts,
      m.checks_sum_fails_one({
        ...{ leftName: figureName(one), left: many.terms, rightName: name, right: few.terms },
        difference,
      }),
    );
  }
  return withYear(
    facts,
    m.checks_sum_fails({ terms: many.terms, sum: many.sum, name, total: few.terms, difference }),
  );
}

/** "70 mỗi ngày × 186 ngày làm việc = 13.020, nhưng tổng là gần 10.000." */
export function dailyFails(facts: Extract<CheckFacts, { kind: 'daily' }>): string {
  const { mean, total, peak, wrong } = facts;
  const sentences = wrong.map((what) =>
    what === 'total' || peak === null
      ? m.checks_daily_total({
          ...{ mean: figureValue(mean), days: formatNumber(facts.workingDays) },
          expected: formatNumber(facts.expected),
          ...{ name: nameInSentence(total), total: figureValue(total) },
        })
      : m.checks_daily_peak({
          ...{ mean: figureValue(mean), name: nameInSentence(peak), peak: figureValue(peak) },
        }),
  );
  return sentences.join(' ');
}

interface Side {
  /** Figures that were written down, not only counted as 0. */
  readonly written: readonly Figure[];
  readonly terms: string;
  readonly sum: string;
}

function sides({ left, right, leftSum, rightSum, byYear }: SumFacts): readonly [Side, Side] {
  const side = (figures: readonly Figure[], sum: string): Side => ({
    written: figures.filter(({ assumed }) => !assumed),
    terms: termsInWords(figures, byYear ? timesAYear : undefined),
    sum: formatNumber(sum),
  });
  const [l, r] = [side(left, leftSum), side(right, rightSum)];
  return r.written.length > l.written.length ? [r, l] : [l, r];
}

function timesAYear({ per }: Figure): number {
  return per === 'month' ? 12 : per === 'quarter' ? 4 : 1;
}

function withYear({ byYear }: SumFacts, sentence: string): string {
  return byYear ? `${sentence} ${m.checks_by_year()}` : sentence;
}
