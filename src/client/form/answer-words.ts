import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { labelText } from './label-text.ts';

/** An answer as one line of text: in a conflict, in the history, for a screen reader. */
export function answerWords(item: AnswerSpec, value: AnswerValue | null): string {
  if (value === null) return m.fill_no_answer();
  switch (value.kind) {
    case 'na':
      return m.fill_not_applicable();
    case 'compliance':
      return { met: m.fill_level_met, partial: m.fill_level_partial, unmet: m.fill_level_unmet }[
        value.level
      ]();
    case 'count':
      return partsInWords(item, value.counts.map(shownNumber));
    case 'money':
      return partsInWords(
        item,
        value.dong.map((amount) => (amount === null ? m.fill_not_entered() : formatMoney(amount))),
      );
    case 'date':
      return partsInWords(
        item,
        value.dates.map((date) => (date === null ? m.fill_not_entered() : formatDate(date))),
      );
    case 'yes-no':
      return value.yes ? m.fill_yes() : m.fill_no();
    case 'percentage':
      return partsInWords(
        item,
        value.percents.map((percent) =>
          percent === null ? m.fill_not_entered() : formatPercent(percent),
        ),
      );
    case 'choices':
      return value.options.map((option) => optionWords(item, option)).join('; ');
    case 'table':
      return m.fill_table_none();
    case 'ratio': {
      const pair = `${shownNumber(value.part)} / ${shownNumber(value.whole)}`;
      return value.stated === null ? pair : `${pair} = ${formatPercent(value.stated)}`;
    }
    case 'text':
      return value.text;
    case 'choice':
      return optionWords(item, value.option);
  }
}

/** The option's label; its code where this version of the item does not have it. */
function optionWords(item: AnswerSpec, chosen: string): string {
  const option = 'options' in item ? item.options.find(({ code }) => code === chosen) : undefined;
  return option === undefined ? chosen : labelText(option.label);
}

function shownNumber(figure: string | null): string {
  return figure === null ? m.fill_not_entered() : formatNumber(figure);
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
