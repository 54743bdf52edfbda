/**
 * Figures, dates and sizes as people read them. Both languages use the Vietnamese way of writing numbers and dates,
 * because reports, screens and papers are held against each other; only the words follow the language.
 * Units are joined by a non-breaking space.
 */
import { vietNamTime } from '#domain/kernel/viet-nam-time.ts';
import { groupDigits } from './number-text.ts';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';

const NBSP = '\u00a0';
const MACHINE_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const CALENDAR_DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/**
 * '6981040284' gives '6.981.040.284', '97.33' gives '97,33'. Takes machine decimals and whole counts;
 * text that is neither comes back as it is, since a figure that cannot be read is still shown.
 */
export function formatNumber(value: string | number | bigint): string {
  const match = MACHINE_DECIMAL.exec(String(value));
  if (match === null) return String(value);
  const [, sign = '', whole = '', fraction] = match;
  return `${sign}${groupDigits(whole)}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** '6981040284' gives '6.981.040.284 đồng'. */
export function formatMoney(digits: string): string {
  return m.common_amount_dong({ amount: formatNumber(digits) }).replaceAll(' ', NBSP);
}

/** '97.33' gives '97,33 %'. Takes the percentage itself, not a share of one. */
export function formatPercent(percentage: string | number): string {
  return `${formatNumber(percentage)}${NBSP}%`;
}

/** '2022-04-14' (or a local minute that starts so) gives '14/4/2022'. Anything else is shown as it is. */
export function formatDate(calendarDate: string): string {
  const parts = dateParts(calendarDate);
  return parts === null ? calendarDate : `${parts.day}/${parts.month}/${parts.year}`;
}

/**
 * An instant in ISO 8601, or a stamp of the log that begins so, gives the day on which it falls in Viet Nam: '2022-04-13T19:30:00.000Z' gives
 * '14/4/2022'. Its own first ten characters are the day of Greenwich, yesterday until seven in the morning.
 */
export function formatDayOf(stamp: string): string {
  const instant = Date.parse(stamp.slice(0, 24));
  return Number.isNaN(instant) ? stamp : formatDate(calendarDateOf(instant));
}

/** '2022-04-14' gives '14/4', for lists within one year. */
export function formatDayMonth(calendarDate: string): string {
  const parts = dateParts(calendarDate);
  return parts === null ? calendarDate : `${parts.day}/${parts.month}`;
}

/** '2022-04-14' gives 'Thứ Năm'. */
export function formatWeekday(calendarDate: string): string {
  const parts = dateParts(calendarDate);
  if (parts === null) return '';
  const names = [
    m.common_weekday_0,
    m.common_weekday_1,
    m.common_weekday_2,
    m.common_weekday_3,
    m.common_weekday_4,
    m.common_weekday_5,
    m.common_weekday_6,
  ];
  return names[new Date(Date.UTC(parts.year, parts.month - 1, parts.day)).getUTCDay()]?.() ?? '';
}

/** For a narrow margin, which holds no 'Wednesday': '2022-04-14' gives 'Thứ Năm', in English 'Thu'. */
export function formatWeekdayShort(calendarDate: string): string {
  const name = formatWeekday(calendarDate);
  return getLocale() === 'en' ? name.slice(0, 3) : name;
}

/** For a narrow margin: 4 gives 'tháng 4', in English 'Apr'. */
export function formatMonthShort(month: number): string {
  return getLocale() === 'en'
    ? new Date(2022, month - 1).toLocaleString('en', { month: 'short' })
    : m.common_month({ month });
}

/** '2022-04-14' gives 'Thứ Năm, 14/4/2022'. */
export function formatDateWithWeekday(calendarDate: string): string {
  return [formatWeekday(calendarDate), formatDate(calendarDate)].filter(Boolean).join(', ');
}

/** Day and month apart, for a date in the margin; null where the text is no date. */
export function dateParts(
  calendarDate: string,
): { readonly day: number; readonly month: number; readonly year: number } | null {
  const match = CALENDAR_DATE.exec(calendarDate);
  if (match === null) return null;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

/** Milliseconds since 1970 give '9:42', in Viet Nam's time whatever the device's zone says. */
export function formatTime(instantMs: number): string {
  const wall = vietNamTime(instantMs);
  return `${Number(wall.slice(11, 13))}:${wall.slice(14, 16)}`;
}

/** A minute on the wall, '2022-04-14T07:45', gives '7:45'. */
export function formatClock(localMinute: string): string {
  return localMinute.slice(11).replace(/^0/, '');
}

/** Milliseconds since 1970 give '9:42:07'. */
export function formatTimeWithSeconds(instantMs: number): string {
  return `${formatTime(instantMs)}:${vietNamTime(instantMs).slice(17)}`;
}

/** Milliseconds since 1970 give '14/4/2022, 9:42'. */
export function formatDateTime(instantMs: number): string {
  return `${formatDate(calendarDateOf(instantMs))}, ${formatTime(instantMs)}`;
}

/** '8:15' of today, '14/4/2022, 8:15' of another day. */
export function formatMoment(instantMs: number, nowMs: number): string {
  return calendarDateOf(instantMs) === calendarDateOf(nowMs)
    ? formatTime(instantMs)
    : formatDateTime(instantMs);
}

/** The calendar date ('2022-04-14') on which an instant falls in Viet Nam. */
export function calendarDateOf(instantMs: number): string {
  return vietNamTime(instantMs).slice(0, 10);
}

/** 11400000 gives '11,4 MB': thousands, not 1024, as tablets and shops count. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = Math.max(0, bytes);
  let unit = 0;
  // 999,95 would round up to four digits, so the next unit begins there.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits =
    unit < 2 || value >= 99.95 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  return `${formatNumber(digits)}${NBSP}${units[unit]}`;
}

/** Reads '14/4/2022' or '14-04-2022' into '2022-04-14'; null for what is no day of the calendar. */
export function parseTypedDate(text: string): string | null {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (match === null) return null;
  const date = `${match[3]}-${(match[2] ?? '').padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`;
  const instant = Date.parse(`${date}T00:00:00Z`);
  // Date.parse rolls 31/4 over to 1/5 in some engines; a real day survives the way back.
  return Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date
    ? null
    : date;
}
