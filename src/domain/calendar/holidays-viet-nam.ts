/**
 * Days on which offices of Viet Nam are closed beside the weekend, 2019 to 2027.
 *
 * How far this is verified: written from memory of the yearly announcements for civil servants, not held
 * against them. What follows from the calendar (New Year, the days of Tết and of the Hung Kings by the
 * moon, 30/4, 1/5, 2/9, a day off in the place of a weekend) is held by a test against the lunar calendar
 * of the platform. Which day beside Tết and 2/9 is added, and which is exchanged for a Saturday, is
 * decided each year. For 2027 the decisions were not known when this was written: Tết and 2/9 stand as
 * they would usually be put, and `decidedTo` says so. A difference of a day or two does not change what
 * they are for here, which is a plausibility (R15) and a proposed date that a person confirms; an office
 * may put its own list in the place of this one. The day of Vietnamese culture, 24/11, is not in it: since
 * when offices close on it was not known.
 */
import { addDays, daysBetween } from './calendar-days.ts';
import type { Holidays } from './working-days.ts';

export const holidayNames = ['new-year', 'tet', 'hung-kings', 'victory', 'national-day'] as const;
/** `victory`: 30/4 and 1/5 together. */
export type HolidayName = (typeof holidayNames)[number];

/** Holidays that can be told to a person. */
export interface HolidayCalendar extends Holidays {
  readonly nameOf: (date: string) => HolidayName | undefined;
  /** The first and last day that it speaks of, yyyy-mm-dd. */
  readonly from: string;
  readonly to: string;
  /** Up to here by decision, afterwards as it is usually put. */
  readonly decidedTo: string;
}

type Year = readonly [
  newYear: string,
  tet: string,
  hungKings: string,
  victory: string,
  nationalDay: string,
];

/** Month-day, with the days given for a weekend or in exchange for a Saturday. */
const OFF: Readonly<Record<string, Year>> = {
  '2019': ['01-01', '02-04..02-08', '04-15', '04-29..05-01', '09-02'],
  '2020': ['01-01', '01-23..01-29', '04-02', '04-30..05-01', '09-02'],
  '2021': ['01-01', '02-10..02-16', '04-21', '04-30..05-03', '09-02..09-03'],
  '2022': ['01-03', '01-31..02-04', '04-11', '04-30..05-03', '09-01..09-02'],
  '2023': ['01-02', '01-20..01-26', '04-29', '04-30..05-03', '09-01..09-04'],
  '2024': ['01-01', '02-08..02-14', '04-18', '04-29..05-01', '09-02..09-03'],
  '2025': ['01-01', '01-27..01-31', '04-07', '04-30..05-02', '09-01..09-02'],
  '2026': ['01-01..01-02', '02-16..02-20', '04-27', '04-30..05-01', '08-31..09-02'],
  '2027': ['01-01', '02-04..02-10', '04-16', '04-30..05-03', '09-02..09-03'],
};

/** Saturdays that were worked in exchange. */
const WORKED = ['2019-01-05', '2019-05-04', '2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22'];

const named = new Map<string, HolidayName>(
  Object.entries(OFF).flatMap(([year, holidays]) =>
    holidays.flatMap((days, index) => {
      const [from = '', to = from] = days.split('..').map((end) => `${year}-${end}`);
      return Array.from(
        { length: daysBetween(from, to) + 1 },
        (_, at) => [addDays(from, at), holidayNames[index]!] as const,
      );
    }),
  ),
);

export const holidaysOfVietNam: HolidayCalendar = {
  off: new Set(named.keys()),
  worked: new Set(WORKED),
  nameOf: (date) => named.get(date),
  from: '2019-01-01',
  to: '2027-12-31',
  decidedTo: '2026-12-31',
};
