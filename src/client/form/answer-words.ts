import type { AnswerValue, Hedge, ItemAnswer } from '#domain/checklist/answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { hedgeWord } from './hedge-text.ts';
import { labelText } from './label-text.ts';
import { schemeWords } from './scheme-words.ts';

/** An answer as one line of text: in a conflict, in the history, for a screen reader. */
export function answerWords(item: AnswerSpec, value: AnswerValue | null): string {
  if (value === null) return m.fill_no_answer();
  const words = valueWords(item, value);
  return 'scheme' in value && value.scheme !== undefined
    ? m.answers_scheme_words({ answer: words, scheme: schemeWords(value.scheme) })
    : words;
}

/** The same for everything that was written at an item: rows and photos are counted. */
export function itemAnswerWords(item: AnswerSpec, answer: ItemAnswer): string {
  const { value, rows, photos } = answer;
  if (rows.length > 0) return m.answers_table_rows({ count: rows.length });
  return item.type === 'photo' && value === null && photos > 0
    ? m.answers_photos({ count: photos })
    : answerWords(item, value);
}

function valueWords(item: AnswerSpec, value: AnswerValue): string {
  switch (value.kind) {
    case 'na':
      return m.fill_not_applicable();
    case 'compliance':
      return { met: m.fill_level_met, partial: m.fill_level_partial, unmet: m.fill_level_unmet }[
        value.level
      ]();
    case 'count':
      return partsInWords(item, figuresInWords(value.counts, value.hedges, formatNumber));
    case 'money':
      return partsInWords(item, figuresInWords(value.dong, value.hedges, formatMoney));
    case 'percentage':
      return partsInWords(item, figuresInWords(value.percents, value.hedges, formatPercent));
    case 'date':
      return partsInWords(item, figuresInWords(value.dates, undefined, formatDate));
    case 'yes-no':
      return value.yes ? m.fill_yes() : m.fill_no();
    case 'choices':
      return value.options.map((option) => optionWords(item, option)).join('; ');
    case 'table':
      return m.fill_table_none();
    case 'ratio': {
      const pair = figuresInWords([value.part, value.whole], value.hedges, formatNumber).join(
        ' / ',
      );
      if (value.stated === null) return pair;
      const hedge = value.hedges?.[2] ?? null;
      return `${pair} = ${hedged(hedge, formatPercent(value.stated))}`;
    }
    case 'text':
      return value.text;
    case 'choice':
      return optionWords(item, value.option);
  }
}

/** What the boxes hold, each with the word that makes it a bound; blank is said, never left out. */
function figuresInWords(
  stored: readonly (string | null)[],
  hedges: readonly (Hedge | null)[] | undefined,
  format: (figure: string) => string,
): readonly string[] {
  return stored.map((figure, box) =>
    figure === null ? m.fill_not_entered() : hedged(hedges?.[box] ?? null, format(figure)),
  );
}

const hedged = (hedge: Hedge | null, figure: string) =>
  hedge === null ? figure : `${hedgeWord(hedge)} ${figure}`;

/** The option's label; its code where this version of the item does not have it. */
function optionWords(item: AnswerSpec, chosen: string): string {
  const option = 'options' in item ? item.options.find(({ code }) => code === chosen) : undefined;
  return option === undefined ? chosen : labelText(option.label);
}

function partsInWords(item: AnswerSpec, entries: readonly string[]): string {
  const labels = 'parts' in item ? item.parts : undefined;
  if (labels === undefined) return entries.join('; ');
  return entries
    .map((entry, index) => {
      const label = labels[index]?.label;
      return label === undefined ? entry : `${labelText(label)}: ${entry}`;
    })
    .join('; ');
}
