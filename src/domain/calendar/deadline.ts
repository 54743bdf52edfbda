/** A time for mending in working days, with what a person must know to trust its end. */
import { addDays } from './calendar-days.ts';
import type { HolidayCalendar, HolidayName } from './holidays-viet-nam.ts';
import { addWorkingDays, isWorkingDay } from './working-days.ts';

/** Days off in one stretch that were not counted; the weekend days between them belong to it. */
export interface SkippedHoliday {
  readonly name: HolidayName;
  readonly from: string;
  readonly to: string;
}

export interface Deadline {
  /** The last day, yyyy-mm-dd. */
  readonly date: string;
  readonly skipped: readonly SkippedHoliday[];
  /** Days of a weekend that were counted, since they are worked in exchange. */
  readonly worked: readonly string[];
  /**
   * `decided`: the calendar knows all its days. `usual`: some of them stand as they are usually put.
   * `unknown`: some are outside of the calendar, where the weekend alone is left out.
   */
  readonly certainty: 'decided' | 'usual' | 'unknown';
}

/** Most working days that may be asked for: two years. */
export const maxWorkingDays = 500;

/** The end of so many working days after a date, which itself does not count. */
export function deadlineAfter(from: string, days: number, calendar: HolidayCalendar): Deadline {
  const date = addWorkingDays(from, days, calendar);
  const skipped: SkippedHoliday[] = [];
  const worked: string[] = [];
  for (let day = addDays(from, 1); day <= date; day = addDays(day, 1)) {
    if (calendar.worked.has(day)) worked.push(day);
    const name = calendar.nameOf(day);
    // A day off on a weekend is left out anyway.
    if (name === undefined || !isWorkingDay(day, { ...calendar, off: none })) continue;
    const last = skipped.at(-1);
    if (last?.name === name) skipped[skipped.length - 1] = { ...last, to: day };
    else skipped.push({ name, from: day, to: day });
  }
  const known = from >= calendar.from && date <= calendar.to;
  const certainty = !known ? 'unknown' : date <= calendar.decidedTo ? 'decided' : 'usual';
  return { date, skipped, worked, certainty };
}

const none: ReadonlySet<string> = new Set();

/** What a person writes for a time: "20 ngày làm việc", "20 ngày", "20 days"; null: that is none. */
export function readWorkingDays(text: string): number | null {
  const match = /^(\d{1,3})\s*(?:ng[aà]y(?:\s+l[aà]m\s+vi[eệ]c)?|(?:working\s+)?days?)\.?$/iu.exec(
    text.trim().normalize('NFC'),
  );
  const days = Number(match?.[1] ?? 0);
  return days >= 1 && days <= maxWorkingDays ? days : null;
}
