/**
 * Days on which offices of Viet Nam are closed beside the weekend, 2019 to 2027.
 *
 * How far this is verified: written from memory of the yearly announcements for civil servants, not held
 * against them. The days of the law (New Year, Hung Kings, 30/4, 1/5, 2/9) follow from the calendar;
 * Tết, the second day of 2/9 and the days exchanged for a Saturday are decided each year. For 2027 the
 * decisions were not known when this was written: Tết and 2/9 stand as they would usually be put. A
 * difference of a day or two does not change what they are for here, which is a plausibility (R15) and a
 * proposed date that a person confirms; an office may put its own list in the place of this one. The day of
 * Vietnamese culture, 24/11, is not in it: since when offices close on it was not known.
 */
import { addDays, daysBetween } from './calendar-days.ts';
import type { Holidays } from './working-days.ts';

/** Days off by year, month-day, with the days given for a weekend or in exchange for a Saturday. */
const OFF: Readonly<Record<string, string>> = {
  '2019': '01-01 02-04..02-08 04-15 04-29..05-01 09-02',
  '2020': '01-01 01-23..01-29 04-02 04-30..05-01 09-02',
  '2021': '01-01 02-10..02-16 04-21 04-30..05-03 09-02..09-03',
  '2022': '01-03 01-31..02-04 04-11 04-30..05-03 09-01..09-02',
  '2023': '01-02 01-20..01-26 04-29..05-03 09-01..09-04',
  '2024': '01-01 02-08..02-14 04-18 04-29..05-01 09-02..09-03',
  '2025': '01-01 01-27..01-31 04-07 04-30..05-02 09-01..09-02',
  '2026': '01-01..01-02 02-16..02-20 04-27 04-30..05-01 08-31..09-02',
  '2027': '01-01 02-04..02-10 04-16 04-30..05-03 09-02..09-03',
};

/** Saturdays that were worked in exchange. */
const WORKED = ['2019-01-05', '2019-05-04', '2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

export const holidaysOfVietNam: Holidays = {
  off: new Set(
    Object.entries(OFF).flatMap(([year, days]) =>
      days.split(' ').flatMap((day) => {
        const [from = '', to = from] = day.split('..').map((end) => `${year}-${end}`);
        return Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at));
      }),
    ),
  ),
  worked: new Set(WORKED),
};
