/**
 * A cross-check in words: the fact with the true value, then what is safe and what to do. Every figure
 * that is named here was read or computed by the check; nothing is computed for the words.
 */
import type { FigurePair } from '#domain/cross-check/find-pairs.ts';
import type { CheckFacts, CheckOutcome, SilentReason } from '#domain/cross-check/outcome.ts';
import { formatDate, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { ProblemWords } from './answer-problem-words.ts';
import { documentsFail, documentsHold } from './check-document-words.ts';
import { rowsFail, rowsHold } from './check-row-words.ts';
import { dailyFails, sumFails, sumHolds } from './check-sum-words.ts';
import {
  figureName,
  figureValue,
  namedValues,
  nameInSentence,
  namesOfSum,
  namesWithPlace,
  termsInWords,
  valuesByPlace,
} from './figure-words.ts';
import { labelText } from './label-text.ts';
import {
  asSentence,
  candidateWords,
  hedgedNumber,
  hedgedPercent,
  notReproducible,
  percentIsNot,
} from './percent-words.ts';
import { schemeWords } from './scheme-words.ts';

/**
 * Title and detail of an outcome. `pairs` are figures that do give a stated percentage (`findPairs`);
 * they are told in the detail, the most telling first.
 */
export function checkWords(outcome: CheckOutcome, pairs: readonly FigurePair[] = []): ProblemWords {
  switch (outcome.state) {
    case 'holds':
      return { title: holds(outcome.facts), detail: '' };
    case 'fails':
      return fails(outcome.facts, pairs);
    case 'open':
      return open(outcome);
    case 'silent':
      return { title: SILENCE[outcome.because](), detail: '' };
  }
}

/** "95,07 % là 38.388/40.378: đã cập nhật trên đã xử lý." */
export function pairWords(stated: string, { part, whole, truncated }: FigurePair): string {
  const facts = {
    ...{ stated: formatPercent(stated), part: figureValue(part), whole: figureValue(whole) },
    ...{ partName: nameInSentence(part), wholeName: nameInSentence(whole) },
  };
  return truncated ? m.checks_pair_truncated(facts) : m.checks_pair(facts);
}

const SILENCE: Readonly<Record<SilentReason, () => string>> = {
  absent: m.checks_silent_absent,
  hidden: m.checks_silent_hidden,
  'not-applicable': m.checks_silent_not_applicable,
  'nothing-claimed': m.checks_silent_nothing_claimed,
  'nothing-cited': m.checks_silent_nothing_cited,
  'no-library': m.checks_silent_no_library,
  'no-rows': m.checks_silent_no_rows,
  'nothing-to-measure': m.checks_silent_nothing_to_measure,
  'no-previous-visit': m.checks_silent_no_previous,
  'unlike-times': m.checks_silent_unlike_times,
};

function holds(facts: CheckFacts): string {
  switch (facts.kind) {
    case 'sum':
      return sumHolds(facts);
    case 'at-most':
      return m.checks_at_most_holds(smallAndLarge(facts));
    case 'percent':
      return m.checks_percent_holds({
        ...partAndWhole(facts),
        stated: figureValue(facts.stated),
      });
    case 'base':
      return m.checks_base_holds({ stated: figureValue(facts.stated) });
    case 'complement':
      return facts.deviation === '0'
        ? m.checks_complement_holds(complement(facts))
        : m.checks_complement_rounded(complement(facts));
    case 'same':
      return m.checks_same_holds({ value: facts.figures[0] ? figureValue(facts.figures[0]) : '' });
    case 'target':
      return m.checks_target_holds(target(facts));
    case 'date-order':
      return m.checks_date_order_holds({ dates: facts.dates.map(figureValue).join(', ') });
    case 'same-period':
      return m.checks_same_period_holds(period(facts));
    case 'three-way':
    case 'row-order':
    case 'row-limit':
      return rowsHold(facts);
    case 'daily':
      return m.checks_daily_holds({
        ...{ mean: figureValue(facts.mean), days: formatNumber(facts.workingDays) },
        expected: formatNumber(facts.expected),
        ...{ name: nameInSentence(facts.total), total: figureValue(facts.total) },
      });
    case 'none-left':
      return m.checks_none_left_holds(claimed(facts.stated, facts.none));
    case 'documents':
      return documentsHold(facts);
    case 'previous':
      return m.checks_previous_holds({ value: formatNumber(facts.nowSum) });
    case 'same-scheme':
      return m.checks_scheme_holds({ scheme: facts.schemes.map(schemeWords).join(', ') });
  }
}

function fails(facts: CheckFacts, pairs: readonly FigurePair[]): ProblemWords {
  const detail = m.checks_safe();
  switch (facts.kind) {
    case 'sum':
      return { title: sumFails(facts), detail };
    case 'at-most':
      return {
        title: m.checks_at_most_fails({
          ...smallAndLarge(facts),
          excess: isOfPercents(facts)
            ? m.checks_points({ points: formatNumber(facts.excess) })
            : formatNumber(facts.excess),
        }),
        detail,
      };
    case 'percent':
      return percentFails(facts, pairs);
    case 'base': {
      const number = (figures: typeof facts.part) => figures[0]?.value ?? null;
      const claim = { part: number(facts.part), whole: number(facts.whole) };
      return { title: notReproducible({ ...claim, stated: facts.stated.value }), detail };
    }
    case 'complement':
      return {
        title: m.checks_complement_fails({
          ...complement(facts),
          deviation: formatNumber(facts.deviation),
          tolerance: formatNumber(facts.tolerance),
        }),
        detail,
      };
    case 'same':
      return { title: m.checks_same_fails({ figures: valuesByPlace(facts.figures) }), detail };
    case 'target': {
      const isEqual = /^0(\.0+)?$/.test(facts.shortfall);
      const title = isEqual ? m.checks_target_missed_equal : m.checks_target_missed;
      return {
        title: title({ ...target(facts), shortfall: formatNumber(facts.shortfall) }),
        detail,
      };
    }
    case 'date-order':
      return {
        title: facts.wrong
          .map(({ first, second, days }) =>
            m.checks_date_order_fails({
              ...{ first: figureName(first), firstDate: figureValue(first) },
              ...{ second: nameInSentence(second), secondDate: figureValue(second) },
              days: formatNumber(days),
            }),
          )
          .join(' '),
        detail,
      };
    case 'same-period':
      return { title: m.checks_same_period_fails(period(facts)), detail };
    case 'three-way':
    case 'row-order':
    case 'row-limit':
      return rowsFail(facts);
    case 'daily':
      return { title: dailyFails(facts), detail };
    case 'none-left':
      return { title: m.checks_none_left_fails(claimed(facts.stated, facts.left)), detail };
    case 'documents':
      return documentsFail(facts);
    case 'previous':
      return {
        title: m.checks_previous_fails({
          from: formatDate(facts.beforePeriod.from),
          to: formatDate(facts.beforePeriod.to),
          ...{ beforeName: namesOfSum(facts.before), before: formatNumber(facts.beforeSum) },
          ...{ nowName: namesOfSum(facts.now), now: formatNumber(facts.nowSum) },
          difference: formatNumber(facts.difference),
        }),
        detail,
      };
    case 'same-scheme':
      return {
        title: m.checks_scheme_fails({
          figures: facts.figures
            .map(({ figure, scheme }) => `${nameInSentence(figure)} (${schemeWords(scheme)})`)
            .join('; '),
        }),
        detail,
      };
  }
}

function percentFails(facts: FactsOf<'percent'>, pairs: readonly FigurePair[]): ProblemWords {
  const { percent, stated } = facts;
  const { rounded, actual, bound, points, units } = percent;
  if (rounded === null || actual === null || points === null || units === null) {
    const title = m.fill_problem_percent_of_nothing({ stated: figureValue(stated) });
    return { title, detail: m.checks_safe() };
  }
  const shown = { ...partAndWhole(facts), stated: figureValue(stated) };
  const unit = facts.part[0]?.unit ?? facts.whole[0]?.unit ?? null;
  const unitWord = unit === null ? '' : ` ${labelText(unit)}`;
  const deviates = percent.verdict === 'wrong' && bound === null && stated.hedge === null;
  return {
    title: percentIsNot({
      ...{ ...shown, rounded, actual, bound },
      isOnlyRounded: percent.verdict === 'end-by-rounding',
    }),
    detail: [
      ...(percent.verdict === 'truncated' ? [m.fill_problem_truncated()] : []),
      ...pairs.map((pair) => pairWords(stated.value, pair)),
      ...(deviates
        ? [
            m.checks_deviation({
              points: formatNumber(points),
              units: `${formatNumber(units)}${unitWord}`,
            }),
          ]
        : []),
      m.checks_safe(),
    ].join(' '),
  };
}

function open({ missing, bounds, facts }: Extract<CheckOutcome, { state: 'open' }>): ProblemWords {
  if (facts?.kind === 'base') {
    return {
      title: m.fill_problem_without_base({ stated: figureValue(facts.stated) }),
      detail: candidateWords(facts.candidates),
    };
  }
  const detail = m.checks_open_next();
  if (facts?.kind === 'none-left' && missing.length > 0) {
    const stated = figureValue(facts.stated);
    return { title: m.checks_open_none_left({ stated, names: namesWithPlace(missing) }), detail };
  }
  if (missing.length > 0) {
    return { title: m.checks_open_missing({ names: namesWithPlace(missing) }), detail };
  }
  return { title: asSentence(m.checks_open_bounds({ figures: namedValues(bounds) })), detail };
}

type FactsOf<Kind extends CheckFacts['kind']> = Extract<CheckFacts, { kind: Kind }>;

function partAndWhole({ part, whole }: FactsOf<'percent'>) {
  return { part: inBrackets(part), whole: inBrackets(whole) };
}

/** Several figures in the place of one number of a fraction. */
function inBrackets(figures: FactsOf<'percent'>['part']): string {
  const terms = termsInWords(figures);
  return figures.length > 1 ? `(${terms})` : terms;
}

const isOfPercents = ({ small }: FactsOf<'at-most'>): boolean => small[0]?.type === 'percent';

function smallAndLarge(facts: FactsOf<'at-most'>) {
  const { small, large, smallSum, largeSum } = facts;
  const format = isOfPercents(facts) ? formatPercent : formatNumber;
  const value = (figures: typeof small, sum: string) =>
    figures.length > 1 ? `${termsInWords(figures)} = ${format(sum)}` : termsInWords(figures);
  return {
    ...{ smallName: namesOfSum(small, figureName), small: value(small, smallSum) },
    ...{ largeName: namesOfSum(large), large: value(large, largeSum) },
  };
}

function complement({ percents, sum }: FactsOf<'complement'>) {
  return { terms: termsInWords(percents), sum: formatPercent(sum) };
}

function target({ result, resultOf, resultHedge, target: goal, above }: FactsOf<'target'>) {
  const percent = hedgedPercent(result, resultHedge);
  const [part, whole] = resultOf;
  const shown =
    part === undefined || whole === undefined
      ? percent
      : m
          .checks_percent_holds({
            ...{ part: hedgedNumber(part.value, part.hedge), stated: percent },
            whole: hedgedNumber(whole.value, whole.hedge),
          })
          .replace(/\.$/, '');
  const level = { target: formatPercent(goal) };
  return {
    result: shown,
    target: above ? m.checks_target_above(level) : m.checks_target_at_least(level),
  };
}

function period({ from, to, period: inspected }: FactsOf<'same-period'>) {
  return {
    ...{ from: figureValue(from), to: figureValue(to) },
    ...{ periodFrom: formatDate(inspected.from), periodTo: formatDate(inspected.to) },
  };
}

function claimed(stated: FactsOf<'none-left'>['stated'], figures: FactsOf<'none-left'>['none']) {
  return { stated: figureValue(stated), figures: namedValues(figures) };
}
