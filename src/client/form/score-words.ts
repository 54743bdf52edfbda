/** Points of a checklist in words: how many, and of each item why. */
import type { ItemAnswer } from '#domain/checklist/answer.ts';
import { isAnswered } from '#domain/checklist/answer-state.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { ChecklistScore, ItemScore, SectionScore } from '#domain/checklist/score.ts';
import { formatMoney, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { labelText } from './label-text.ts';

/** 'Điểm: 31,5/40 (78,75 %), còn 6 điểm chưa trả lời' */
export function scoreWords(score: ChecklistScore): string {
  const { share, weighted, open } = score;
  if (share === null) return m.score_nothing();
  const facts = { ...pointsOf(score), share: formatPercent(share) };
  const words = weighted ? m.score_weighted(facts) : m.score_points(facts);
  return open === '0' ? words : m.score_open({ score: words, open: formatNumber(open) });
}

/** '7,5/9,5 (78,95 %)'; with weights: '7,5/9,5 (78,95 %), trọng số 3'. */
export function sectionScoreWords(section: SectionScore, weighted: boolean): string {
  const { share, weight } = section;
  if (share === null) return m.score_not_counted();
  const words = m.score_section({ ...pointsOf(section), share: formatPercent(share) });
  return weighted ? m.score_with_weight({ score: words, weight: formatNumber(weight) }) : words;
}

/** '1,5/2'; of what cannot be earned here that it is not counted. */
export function itemScoreWords(score: ItemScore): string {
  return isCounted(score) ? m.score_item(pointsOf(score)) : m.score_not_counted();
}

/** Why an item has its points: 'Không đạt', '38.388/42.092 là 91,20 %: tới mức từ 90 %'. */
export function scoreReasonWords(
  item: ChecklistItem,
  { reason }: ItemScore,
  answer: ItemAnswer,
): string {
  switch (reason.type) {
    case 'hidden':
      return m.score_hidden();
    case 'not-applicable':
      return m.fill_not_applicable();
    case 'nothing-to-measure':
      return m.score_of_nothing();
    case 'unanswered':
      return isAnswered(item, answer) ? m.score_no_figure() : m.fill_no_answer();
    case 'state':
      return {
        ok: m.fill_level_met,
        part: m.fill_level_partial,
        fail: m.fill_level_unmet,
        recorded: m.score_recorded,
      }[reason.state]();
    case 'option':
      return m.score_chosen({ options: optionNames(item, reason.options).join('; ') });
    case 'band': {
      const figure = reachedWords(item, reason.figure, answer);
      return reason.atLeast === null
        ? m.score_no_band({ figure })
        : m.score_band({ figure, bound: figureWords(item, reason.atLeast) });
    }
  }
}

const isCounted = ({ reason: { type } }: ItemScore): boolean =>
  type !== 'hidden' && type !== 'not-applicable' && type !== 'nothing-to-measure';

const pointsOf = ({ earned, full }: { readonly earned: string; readonly full: string }) => ({
  earned: formatNumber(earned),
  full: formatNumber(full),
});

function optionNames(item: ChecklistItem, codes: readonly string[]): readonly string[] {
  const options = 'options' in item ? item.options : [];
  return codes.map((code) => {
    const option = options.find((one) => one.code === code);
    return option === undefined ? code : labelText(option.label);
  });
}

/** Of a ratio with its two numbers, since they and not the rounded percentage are held against the bounds. */
function reachedWords(item: ChecklistItem, figure: string, { value }: ItemAnswer): string {
  const words = figureWords(item, figure);
  if (value?.kind !== 'ratio' || value.part === null || value.whole === null) return words;
  const [part, whole] = [formatNumber(value.part), formatNumber(value.whole)];
  return m.score_ratio({ part, whole, percent: words });
}

function figureWords(item: ChecklistItem, figure: string): string {
  switch (item.type) {
    case 'ratio':
    case 'percentage':
      return formatPercent(figure);
    case 'money':
      return formatMoney(figure);
    default:
      return formatNumber(figure);
  }
}
