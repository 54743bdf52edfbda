/** Figures, places and doubts in words. */
import { headingPeriods, periodMeant } from '#domain/figures/period-agreement.ts';
import type { Doubt } from '#domain/figures/proposal.ts';
import type {
  FigureContext,
  FigureValue,
  IgnoredWhy,
  ReportReading,
  StatedFigure,
  Subject,
} from '#domain/figures/reading.ts';
import { labelText } from '#client/form/label-text.ts';
import { formatMoney, formatNumber, formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { KnownPlace } from './planned-writes.ts';

/** As it stands in the text: "hơn 1.385.062.438 đồng", "70 giao dịch/ngày". */
export function figureAsStated({ text, hedge, unit, per }: FigureContext): string {
  const named = [text, unit?.text].filter(Boolean).join(' ');
  const timed = per.length === 0 ? named : `${named}/${per.join('/')}`;
  if (hedge === null) return timed;
  return hedge.text.startsWith('trở') ? `${timed} ${hedge.text}` : `${hedge.text} ${timed}`;
}

/** The value that was understood: "98.582/98.952". */
export function valueWords(value: FigureValue): string {
  switch (value.kind) {
    case 'count':
      return formatNumber(value.digits);
    case 'money':
      return formatMoney(value.dong);
    case 'percentage':
      return formatPercent(value.percent);
    case 'pair':
      return `${formatNumber(value.part)}/${formatNumber(value.whole)}`;
    case 'decimal':
      return formatNumber(value.decimal);
  }
}

const LEVELS: Readonly<Record<Subject['level'], () => string>> = {
  province: m.reader_level_province,
  district: m.reader_level_district,
  commune: m.reader_level_commune,
  all: m.reader_level_all,
  other: m.reader_level_other,
};

/** What the text says around the figure that changes how it is to be taken. */
export function figureFacts(figure: StatedFigure, { periods }: ReportReading): readonly string[] {
  const period = figure.period === null ? undefined : periods[figure.period];
  return [
    period === undefined ? null : m.reader_for_period({ period: period.text }),
    figure.subject === null ? null : (figure.subject.name ?? LEVELS[figure.subject.level]()),
    figure.level?.text ?? null,
    figure.target ? m.reader_target() : null,
    figure.mean ? m.reader_mean() : null,
    figure.difference ? m.reader_difference() : null,
    figure.compared ? m.reader_compared() : null,
    figure.chosen ? m.reader_meant({ number: valueWords(figure.value) }) : null,
    figure.repeats === null ? null : m.reader_repeated_figure(),
  ].filter((fact) => fact !== null);
}

export function doubtWords(doubt: Doubt, figure: StatedFigure, reading: ReportReading): string {
  switch (doubt) {
    case 'other-level':
      return m.reader_doubt_other_level();
    case 'other-unit':
      return m.reader_doubt_other_unit({ name: figure.subject?.name ?? '' });
    case 'other-period': {
      const isOfThen = figure.compared && figure.period === null;
      const meant = isOfThen ? undefined : periodMeant(figure, reading, headingPeriods(reading));
      return m.reader_doubt_other_period({ period: meant?.text ?? m.reader_compared_period() });
    }
    case 'open-period': {
      const meant = periodMeant(figure, reading, headingPeriods(reading));
      return m.reader_doubt_open_period({ period: meant?.text ?? '' });
    }
    case 'denied':
      return m.reader_doubt_denied();
    case 'online-only':
      return m.reader_doubt_online_only({ level: figure.level?.text ?? '' });
    case 'scheme':
      return m.reader_doubt_scheme();
    case 'early-apart':
      return m.reader_doubt_early_apart();
    case 'no-unit':
      return m.reader_doubt_no_unit();
    case 'one-field':
      return m.reader_doubt_one_field();
    case 'carried-over':
      return m.reader_doubt_carried_over();
    case 'contested':
      return m.reader_doubt_contested();
  }
}

/** "Tiếp nhận", "Hộ tịch: Tiếp nhận". */
export function placeWords({ place, item }: KnownPlace): string {
  const own = labelText(item.short ?? item.text);
  if (place.cell === null || item.type !== 'table') return own;
  const column = item.columns.find(({ id }) => id === place.cell?.column);
  const row = place.cell.row ?? m.reader_new_row();
  return `${own}, ${row}: ${column === undefined ? place.cell.column : labelText(column.label)}`;
}

const WHY: Readonly<Record<IgnoredWhy, () => string>> = {
  alone: m.reader_ignored_alone,
  article: m.reader_ignored_article,
  code: m.reader_ignored_code,
  date: m.reader_ignored_date,
  document: m.reader_ignored_document,
  level: m.reader_ignored_level,
  'list-number': m.reader_ignored_list_number,
  name: m.reader_ignored_name,
  ordinal: m.reader_ignored_ordinal,
  page: m.reader_ignored_page,
  period: m.reader_ignored_period,
  phone: m.reader_ignored_phone,
  range: m.reader_ignored_range,
  score: m.reader_ignored_score,
  standard: m.reader_ignored_standard,
  time: m.reader_ignored_time,
  year: m.reader_ignored_year,
};

export const ignoredWords = (why: IgnoredWhy): string => WHY[why]();
