import type { CheckOutcome, Figure, FigureName } from '#domain/cross-check/outcome.ts';
import { figureValue } from '#client/form/figure-words.ts';
import { hedgeWord } from '#client/form/hedge-text.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatMoney } from '#client/i18n/format.ts';

/** A figure as the report has it: grouped, with its unit and the word that makes it a bound. */
export function figureText(figure: Figure): string {
  const { type, value, hedge, unit } = figure;
  if (type === 'money') {
    const amount = formatMoney(value);
    return hedge === null ? amount : `${hedgeWord(hedge)} ${amount}`;
  }
  const text = figureValue(figure);
  return unit === null || type === 'percent' ? text : `${text} ${labelText(unit)}`;
}

/** 'Tiếp nhận trong kỳ', and which figure it is where the item has several. */
export function figureLabel({ item, member }: FigureName): {
  readonly item: string;
  readonly member: string | null;
} {
  return {
    item: item === null ? '' : labelText(item),
    member: member === null ? null : labelText(member),
  };
}

/** The same for one check as long as its checklist has it, whatever it comes to. */
export function outcomeKey({ checklistId, source, kind, ...outcome }: CheckOutcome): string {
  const id = source.type === 'check' ? source.id : source.code;
  const facts = 'facts' in outcome ? outcome.facts : null;
  const stated = facts !== null && 'stated' in facts ? facts.stated.ref : '';
  return [checklistId, id, kind, stated].join('|');
}
