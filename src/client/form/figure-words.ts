/** Figures of cross-checks by name and value, as sentences use them. */
import type { Figure, FigureName } from '#domain/cross-check/outcome.ts';
import { formatDate, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { labelText } from './label-text.ts';
import { hedgedNumber, hedgedPercent } from './percent-words.ts';

/** 'Tiếp nhận', 'Tiền lương: Thực hiện'; a number of a ratio has a name that speaks for itself. */
export function figureName({ ref, item, member }: FigureName): string {
  if (item === null) return visitDateName(ref);
  if (member === null) return labelText(item);
  const ofRatio = ref.endsWith('.part') || ref.endsWith('.whole');
  return ofRatio
    ? labelText(member)
    : m.checks_figure_of({ item: labelText(item), member: labelText(member) });
}

/** The same within a sentence: 'tiếp nhận', but 'TTHC đã công bố'. */
export function nameInSentence(figure: FigureName): string {
  const name = figureName(figure);
  const [first = '', second = ''] = name;
  return /\p{Lu}/u.test(second) ? name : `${first.toLowerCase()}${name.slice(first.length)}`;
}

/** '3.478', 'hơn 600', '97,33 %', '14/4/2022'. */
export function figureValue({ type, value, hedge }: Figure): string {
  switch (type) {
    case 'percent':
      return hedgedPercent(value, hedge);
    case 'date':
      return formatDate(value);
    case 'count':
    case 'money':
    case 'rows':
      return hedgedNumber(value, hedge);
    case 'text':
      return value;
  }
}

/** Figures added up: '3.478 + 265'. Those that only count as 0 are left out while others are there. */
export function termsInWords(figures: readonly Figure[], times?: TimesOf): string {
  const written = figures.filter(({ assumed }) => !assumed);
  if (written.length === 0) return formatNumber('0');
  return written
    .map((figure) => {
      const count = times?.(figure) ?? 1;
      return count === 1 ? figureValue(figure) : `${figureValue(figure)} × ${count}`;
    })
    .join(' + ');
}

/** How often an amount counts in a sum. */
type TimesOf = (figure: Figure) => number;

/** 'trễ hạn 133; quá hạn 4': names have commas of their own. */
export function namedValues(figures: readonly Figure[]): string {
  return figures.map((figure) => `${nameInSentence(figure)} ${figureValue(figure)}`).join('; ');
}

/** '“trễ hạn” + “quá hạn”': figures that are added up. */
export function namesOfSum(figures: readonly FigureName[], name = nameInSentence): string {
  return figures
    .map((figure, index) => `“${index === 0 ? name(figure) : nameInSentence(figure)}”`)
    .join(' + ');
}

/** '“đã trả” (C13); “đang giải quyết” (E08)': where to go for each. */
export function namesWithPlace(figures: readonly FigureName[]): string {
  return figures
    .map((figure) => {
      const name = `“${nameInSentence(figure)}”`;
      return figure.code === null ? name : `${name} (${figure.code})`;
    })
    .join('; ');
}

/** 'E16 ghi 1.138; E08 ghi 600': one figure that stands in several places, by the place. */
export function valuesByPlace(figures: readonly Figure[]): string {
  const place = (figure: Figure): string => {
    const { code } = figure;
    if (code === null) return nameInSentence(figure);
    const isAlone = figures.filter((other) => other.code === code).length === 1;
    return isAlone ? code : `${code} (${nameInSentence(figure)})`;
  };
  return figures
    .map((figure) => m.checks_place_states({ place: place(figure), value: figureValue(figure) }))
    .join('; ');
}

function visitDateName(ref: string): string {
  if (ref === 'period.from') return m.checks_period_from();
  return ref === 'period.to' ? m.checks_period_to() : m.checks_visit_date();
}
