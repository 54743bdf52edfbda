/** Dates and periods in words and figures. Their numbers are no reported figures. */
import { daysInMonth, isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { ClaimedText } from './claimed-text.ts';
import { openPeriods } from './open-periods.ts';
import type { PlainText } from './plain-text.ts';
import type { IgnoredWhy, YearlessPeriod } from './reading.ts';
import { spanAt, type Span, type TextStructure } from './text-structure.ts';
import { isInsideWord, knownUnitAt } from './unit-words.ts';

export interface DateWords extends Span {
  /** yyyy-mm-dd, which may name no day of the calendar; null where the year is not said. */
  readonly date: string | null;
  /** "01-31" where the year is not said; like `date` it may name no day. */
  readonly monthAndDay: string | null;
  /** "tháng 1/1/2021". */
  readonly monthWord: boolean;
}

export interface PeriodWords extends Span {
  readonly from: string | null;
  readonly to: string | null;
  readonly yearless: YearlessPeriod | null;
  readonly compared: boolean;
  /** "Đến nay": `to` is null, whether or not the beginning is known. */
  readonly openEnd: boolean;
}

export interface CalendarWords {
  readonly dates: readonly DateWords[];
  readonly periods: readonly PeriodWords[];
  readonly ignored: readonly (Span & { readonly why: IgnoredWhy })[];
}

const YEAR = String.raw`((?:19|20)\d\d)(?![\d/]|[.,]\d)`;
const FULL_DATE = /(tháng )?(\d{1,2})( ?)([/.-])\3(\d{1,2})\3\4\3(\d{4})(?![\d/-]|[.,]\d)/g;
const SPELT_DATE = new RegExp(String.raw`ngày (\d{1,2}) tháng (\d{1,2}) năm ${YEAR}`, 'g');
const DAY_AND_MONTH =
  /(?:ngày|sáng|chiều|tối|dịp|lễ|trước|hết|đến|tới) (?:ngày )?\d{1,2} ?[/-] ?\d{1,2}(?![\d/%]|[.,]\d)/g;
const FROM_DAY_AND_MONTH = /từ (?:ngày )?\d{1,2} ?[/-] ?\d{1,2}(?= (?:đến|tới) )/g;
const DAY = /(?:ngày|mùng|mồng) \d{1,2}(?![\d/%]|[.,]\d)/g;
const TIME =
  /\d{1,2}(?::|h|g)\d{2}(?![\d/%]|[.,]\d)(?: ?(?:ch|sa|am|pm)(?![\p{L}]))?|\d{1,2}h(?![\p{L}\d])/gu;
const MONTHS = new RegExp(
  String.raw`(\d{1,2})(?: tháng| ?t(?= ?[/-] ?(?:19|20)| (?:đầu|cuối) năm))(?: (đầu|cuối))?(?:(?: của)? năm)?(?:(?: ?[/-] ?| )${YEAR})?`,
  'g',
);
const QUARTER = new RegExp(
  String.raw`quý (i{1,3}|iv|[1-4])(?![\p{L}\d.,])(?: ?[/-] ?| (?:của )?(?:năm )?)?(?:${YEAR})?`,
  'gu',
);
/** "QII/2025", "Q.2/2025"; without a year "Q1" is a part of a city. */
const SHORT_QUARTER = new RegExp(String.raw`q\.? ?(i{1,3}|iv|[1-4])(?: ?[/.-] ?| )${YEAR}`, 'g');
// "Quý I, II/2025": several of one year.
const QUARTERS = new RegExp(
  String.raw`quý ((?:i{1,3}|iv|[1-4])(?: ?(?:,|và|đến|tới|[-–]) ?(?:quý )?(?:i{1,3}|iv|[1-4])(?![\p{L}\d]))+)(?: ?[/-] ?| (?:của )?năm )${YEAR}`,
  'gu',
);
const MONTH_RANGE = new RegExp(
  String.raw`tháng (\d{1,2})(?:(?: ?[/-] ?| năm )${YEAR})? ?(?:đến|tới|[-–]) ?(?:hết )?(?:tháng )?(\d{1,2})(?: ?[/-] ?| năm )${YEAR}`,
  'g',
);
const BARE_MONTH_RANGE =
  /tháng (\d{1,2}) ?(?:đến|tới|[-–]) ?(?:hết )?(?:tháng )?(\d{1,2})(?![\d/%]|[.,]\d)/g;
const MONTH = new RegExp(String.raw`(?:tháng |t)(\d{1,2})(?: ?[/-] ?| năm )${YEAR}`, 'g');
const BARE_MONTH = /tháng (\d{1,2})(?![\d/%]|[.,]\d)/g;
/** "Đến tháng 6", "ngày 5 tháng 6": a day or an end, no time in which something happened. */
const NO_PERIOD =
  /(?:đến|tới|hết|từ|kể từ|trước|sau|(?:ngày|mùng|mồng) \d{1,2}) (?:cuối |đầu |hết )?$/;
/** "Tuần qua", "trong tháng này"; "trong tháng trước hạn" says nothing of a month before. */
const NEAR_TIME =
  /(tuần|tháng|quý) (này|nay|qua|vừa qua|rồi|trước)(?![\p{L}]| (?:hạn|và đúng|hoặc đúng|thời hạn))|(năm) (?:này|nay)(?![\p{L}])|trong tuần(?![\p{L}])/gu;
const MONTH_AND_YEAR = new RegExp(String.raw`(\d{1,2})/${YEAR}`, 'g');
const YEARS = /(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d(?![\d/]|[.,]\d)/g;
const WHOLE_YEAR = new RegExp(String.raw`năm ${YEAR}`, 'g');
const THIS_YEAR = /cả năm(?! (?:19|20)\d\d|\p{L})/gu;
const BARE_YEAR = /(?:19|20)\d\d(?![\d/%]|[.,]\d)/g;
/** "Đợt 2/BC/2025": what a word and a slash go before is no number of anything. */
const YEAR_OF_WORD = /(?<=\p{L} ?[/-])(?:19|20)\d\d(?![\d/%]|[.,]\d)/gu;
/** Units that act: "6/2025 xã tiếp nhận" speaks of a month, "6/2025 hồ sơ" of dossiers. */
const ACTORS = new Set(['commune', 'unit', 'group', 'village', 'event']);

export function calendarWords(
  source: PlainText,
  structure: TextStructure,
  claimed: ClaimedText,
): CalendarWords {
  const { plain } = source;
  const dates: DateWords[] = [];
  const periods: PeriodWords[] = [];
  const ignored: (Span & { why: IgnoredWhy })[] = [];
  const claim = (span: Span, why: IgnoredWhy): boolean => {
    if (isInsideWord(plain, span.start) || !claimed.claim(span)) return false;
    ignored.push({ ...span, why });
    return true;
  };
  const each = (pattern: RegExp, take: (match: RegExpExecArray, span: Span) => void) => {
    for (const match of plain.matchAll(pattern)) {
      take(match, { start: match.index, end: match.index + match[0].length });
    }
  };
  const addPeriod = (
    span: Span,
    from: string | null,
    to: string | null,
    yearless: YearlessPeriod | null = null,
  ) => {
    periods.push({
      ...span,
      from,
      to,
      yearless: from === null ? yearless : null,
      compared: isComparedWith(plain, span.start),
      openEnd: false,
    });
  };

  each(SPELT_DATE, (match, span) => {
    if (claim(span, 'date'))
      dates.push({
        ...span,
        date: isoDate(match[3], match[2], match[1]),
        monthAndDay: null,
        monthWord: false,
      });
  });
  each(FULL_DATE, (match, span) => {
    const monthWord = match[1] !== undefined && claim(span, 'date');
    const own = monthWord ? span : { ...span, start: span.start + (match[1]?.length ?? 0) };
    if (monthWord || claim(own, 'date')) {
      dates.push({
        ...own,
        date: isoDate(match[6], match[5], match[2]),
        monthAndDay: null,
        monthWord,
      });
    }
  });
  for (const pattern of [DAY_AND_MONTH, FROM_DAY_AND_MONTH]) {
    each(pattern, (match, span) => {
      const own = { ...span, start: span.start + match[0].search(/\d/) };
      const monthAndDay = monthAndDayOf(match[0]);
      if (monthAndDay === null || knownUnitAt(plain, span.end + 1) !== null || !claim(own, 'date'))
        return;
      dates.push({ ...own, date: null, monthAndDay, monthWord: false });
    });
  }
  dates.sort((a, b) => a.start - b.start);
  for (const range of dateRanges(plain, dates)) addPeriod(range, range.from, range.to);

  each(QUARTERS, (match, span) => {
    if (!claim(span, 'period')) return;
    addPeriod(span, ...quartersSpan(match[1] ?? '', match[2]), null);
  });
  each(QUARTER, (match, span) => {
    const quarter = quarterNumber(match[1] ?? '');
    if (claim(withoutTrailingBlank(plain, span), 'period')) {
      addPeriod(
        withoutTrailingBlank(plain, span),
        ...monthSpan(match[2], 3 * quarter - 2, 3 * quarter),
        { months: 3, first: 3 * quarter - 2 },
      );
    }
  });
  each(SHORT_QUARTER, (match, span) => {
    const quarter = quarterNumber(match[1] ?? '');
    if (claim(span, 'period'))
      addPeriod(span, ...monthSpan(match[2], 3 * quarter - 2, 3 * quarter));
  });
  each(MONTHS, (match, span) => {
    const count = Number(match[1]);
    const named = match[2] !== undefined || /năm|[/-]/.test(match[0]);
    if (count < 1 || count > 12 || !(named || opensSentence(plain, structure, span.start))) return;
    if (!claim(span, 'period')) return;
    const first = match[2] === 'cuối' ? 13 - count : 1;
    addPeriod(span, ...monthSpan(match[3], first, first + count - 1), {
      months: count,
      first: match[2] === undefined ? null : first,
    });
  });
  each(MONTH_RANGE, (match, span) => {
    const range = monthRange(match);
    if (range !== null && claim(span, 'period')) addPeriod(span, ...range);
  });
  each(BARE_MONTH_RANGE, (match, span) => {
    const [first, last] = [Number(match[1]), Number(match[2])];
    if (first < 1 || first > last || last > 12 || knownUnitAt(plain, span.end + 1) !== null) return;
    if (claim(span, 'period')) addPeriod(span, null, null, { months: last - first + 1, first });
  });
  each(MONTH, (match, span) => {
    const month = Number(match[1]);
    if (month >= 1 && month <= 12 && claim(span, 'period'))
      addPeriod(span, ...monthSpan(match[2], month, month));
  });
  each(TIME, (_match, span) => claim(span, 'time'));
  each(DAY, (match, span) => {
    const start = span.start + match[0].search(/\d/);
    if (knownUnitAt(plain, span.end + 1) === null) claim({ ...span, start }, 'date');
  });
  each(YEARS, (_match, span) => claim(span, 'year'));
  each(WHOLE_YEAR, (match, span) => {
    if (!claim(span, 'year')) return;
    const before = plain.slice(Math.max(0, span.start - 12), span.start);
    if (
      /(?:trong|cả|hết|kết quả|so với|cùng kỳ) $/.test(before) ||
      opensClause(plain, structure, span.start)
    ) {
      addPeriod(span, ...monthSpan(match[1], 1, 12));
    }
  });
  each(THIS_YEAR, (_match, span) => {
    if (opensClause(plain, structure, span.start))
      addPeriod(span, null, null, { months: 12, first: 1 });
  });
  each(NEAR_TIME, (match, span) => {
    if (isInsideWord(plain, span.start)) return;
    // "6 tháng đầu năm nay" and "từ đầu năm nay" are less than the year.
    const isYear = match[3] !== undefined;
    if (isYear && !opensClause(plain, structure, span.start)) return;
    const months = isYear ? 12 : ({ tháng: 1, quý: 3 }[match[1] ?? ''] ?? 0);
    addPeriod(span, null, null, { months, first: null });
  });
  each(MONTH_AND_YEAR, (match, span) => {
    const month = Number(match[1]);
    if (month >= 1 && month <= 12 && !countsThings(plain, span.end)) claim(span, 'period');
  });
  each(BARE_MONTH, (match, span) => {
    if (knownUnitAt(plain, span.end + 1) !== null || !claim(span, 'date')) return;
    const month = Number(match[1]);
    if (month < 1 || month > 12) return;
    if (NO_PERIOD.test(plain.slice(Math.max(0, span.start - 16), span.start))) return;
    addPeriod(span, null, null, { months: 1, first: month });
  });
  each(BARE_YEAR, (_match, span) => {
    if (!countsThings(plain, span.end)) claim(span, 'year');
  });
  each(YEAR_OF_WORD, (_match, span) => {
    if (countsThings(plain, span.end) || !claimed.claim(span)) return;
    ignored.push({ ...span, why: 'year' });
  });

  periods.sort((a, b) => a.start - b.start);
  return {
    dates,
    periods: withOpenEnds(plain, dates, withInheritedYears(plain, periods)),
    ignored,
  };
}

const isComparedWith = (plain: string, start: number): boolean =>
  /so với (?:cùng kỳ )?(?:của )?$|cùng kỳ $/.test(plain.slice(Math.max(0, start - 24), start));

/** "Từ quý I/2025 đến nay" in the place of the quarter with which it begins. */
function withOpenEnds(
  plain: string,
  dates: readonly DateWords[],
  periods: readonly PeriodWords[],
): readonly PeriodWords[] {
  const open = openPeriods(plain, dates, periods).map((period) => ({
    ...period,
    ...{ to: null, yearless: null, openEnd: true },
    compared: isComparedWith(plain, period.start),
  }));
  if (open.length === 0) return periods;
  const closed = periods.filter(({ start, end }) => {
    const around = open[spanAt(open, start)];
    return around === undefined || end > around.end;
  });
  return [...closed, ...open].sort((a, b) => a.start - b.start);
}

function countsThings(plain: string, end: number): boolean {
  const unit = knownUnitAt(plain, end + 1);
  return unit !== null && !ACTORS.has(unit.kind);
}

/** "từ 1/1/2021 đến 8/4/2022", and what stands between two dates joined by "đến" or a dash. */
function dateRanges(
  plain: string,
  dates: readonly DateWords[],
): readonly (Span & { from: string; to: string })[] {
  return dates.slice(1).flatMap((last, index) => {
    const first = dates[index];
    if (first === undefined || last.date === null) return [];
    const between = plain.slice(first.end, last.start);
    if (!/^ ?(?:đến|tới|-|–) ?(?:hết )?(?:ngày )?$/.test(between)) return [];
    const year = Number(last.date.slice(0, 4));
    // "Từ 15/12 đến 14/6/2025" begins in the year before.
    const begun = (first.monthAndDay ?? '') > last.date.slice(5) ? year - 1 : year;
    const from = first.date ?? `${String(begun)}-${first.monthAndDay ?? ''}`;
    if (!isCalendarDate(from) || !isCalendarDate(last.date)) return [];
    return [{ start: first.start, end: last.end, from, to: last.date }];
  });
}

/** "9 tháng" alone is a period at the start of a sentence or after "trong", "lũy kế"; elsewhere a length of time. */
function opensSentence(plain: string, { sentences }: TextStructure, start: number): boolean {
  const opening = sentences[spanAt(sentences, start)]?.start ?? 0;
  return (
    start === opening ||
    /(?:^|[^\p{L}])(?:trong|lũy kế|luỹ kế|cộng dồn) $/u.test(
      plain.slice(Math.max(0, start - 10), start),
    )
  );
}

/** "Năm 2024 tiếp nhận 1.304 hồ sơ, năm 2025 tiếp nhận 1.500": each clause has its own year. */
const opensClause = (plain: string, structure: TextStructure, start: number): boolean =>
  opensSentence(plain, structure, start) ||
  /(?:[,;:] |\( ?)(?:và |còn |riêng )?$/.test(plain.slice(Math.max(0, start - 8), start));

/** "9 tháng đầu năm" takes the year of a "9 tháng" that has one, where all that have one agree. */
function withInheritedYears(
  plain: string,
  periods: readonly PeriodWords[],
): readonly PeriodWords[] {
  const yearless = (period: Span) =>
    plain
      .slice(period.start, period.end)
      .replace(/(\d) ?t(?!\p{L})/u, '$1 tháng')
      .replace(/(?:của )?năm|đầu|của|(?:19|20)\d\d/g, '')
      .replace(/[ /]+/g, ' ')
      .trim();
  const dated = new Map<string, PeriodWords | null>();
  for (const period of periods) {
    if (period.from === null || period.compared) continue;
    const key = yearless(period);
    const known = dated.get(key);
    dated.set(key, known === undefined || known?.from === period.from ? period : null);
  }
  return periods.map((period) => {
    const same = period.from === null ? dated.get(yearless(period)) : null;
    return same ? { ...period, from: same.from, to: same.to, yearless: null } : period;
  });
}

/** First and last day of these months of a year, both null where the year is not said. */
function monthSpan(
  year: string | undefined,
  first: number,
  last: number,
): [string | null, string | null] {
  if (year === undefined) return [null, null];
  const month = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  return [`${month(first)}-01`, `${month(last)}-${daysInMonth(Number(year), last)}`];
}

/** "Tháng 7 đến tháng 9 năm 2025", "tháng 10/2024 - tháng 3/2025"; null for what are no months. */
function monthRange(match: RegExpExecArray): [string, string] | null {
  const [, firstMonth, firstYear, lastMonth, lastYear = ''] = match;
  const [first, last] = [Number(firstMonth), Number(lastMonth)];
  if (first < 1 || first > 12 || last < 1 || last > 12) return null;
  const begun = firstYear ?? String(Number(lastYear) - (first > last ? 1 : 0));
  const [[from], [, to]] = [monthSpan(begun, first, first), monthSpan(lastYear, last, last)];
  return from === null || to === null || from > to ? null : [from, to];
}

/** From the first to the last, where none between them is left out. */
function quartersSpan(words: string, year: string | undefined): [string | null, string | null] {
  const quarters = (words.match(/i{1,3}(?!v)|iv|[1-4]/g) ?? []).map(quarterNumber);
  const [first = 0, last = 0] = [quarters[0], quarters.at(-1)];
  const isRange = /đến|tới|[-–]/.test(words) || last - first === quarters.length - 1;
  return isRange && first < last ? monthSpan(year, 3 * first - 2, 3 * last) : [null, null];
}

function quarterNumber(words: string): number {
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(words);
  return roman === -1 ? Number(words) : roman + 1;
}

/** "từ 1/6" is '06-01' and "ngày 30/2" '02-30'; null for what nobody can mean as a day. */
function monthAndDayOf(words: string): string | null {
  const [day = '', month = ''] = words.match(/\d+/g) ?? [];
  const isMeant =
    Number(day) >= 1 && Number(day) <= 31 && Number(month) >= 1 && Number(month) <= 12;
  return isMeant ? isoDate('', month, day).slice(1) : null;
}

function withoutTrailingBlank(plain: string, span: Span): Span {
  return plain[span.end - 1] === ' ' ? { ...span, end: span.end - 1 } : span;
}

const isoDate = (year = '', month = '', day = ''): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
