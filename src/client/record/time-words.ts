import { calendarDateOf, formatDateTime, formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** 'hôm nay 9:12', or with the date. Both in milliseconds since 1970. */
export function timeWords(instant: number, now: number): string {
  return calendarDateOf(instant) === calendarDateOf(now)
    ? m.fill_today_at({ time: formatTime(instant) })
    : formatDateTime(instant);
}

/** The wall part of a stamp, in milliseconds; null where the text is none. */
export function wallTime(stamp: string): number | null {
  const instant = Date.parse(stamp.slice(0, 24));
  return Number.isNaN(instant) ? null : instant;
}
