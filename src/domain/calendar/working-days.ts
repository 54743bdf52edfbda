/** Working days: Monday to Friday without holidays, and those weekend days that are worked instead. */
import { addDays, daysBetween, weekday } from './calendar-days.ts';

export interface Holidays {
  /** Days off beside the weekend, yyyy-mm-dd; one that falls on a weekend does no harm. */
  readonly off: ReadonlySet<string>;
  /** Days of a weekend on which work is done in exchange for another day. */
  readonly worked: ReadonlySet<string>;
}

export function isWorkingDay(date: string, { off, worked }: Holidays): boolean {
  if (worked.has(date)) return true;
  const day = weekday(date);
  return day !== 0 && day !== 6 && !off.has(date);
}

/** Working days from one day to another, both included; 0 when `to` is earlier. */
export function workingDays(from: string, to: string, holidays: Holidays): number {
  const days = daysBetween(from, to) + 1;
  if (days <= 0) return 0;
  const first = weekday(from);
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let index = weeks * 7; index < days; index += 1) {
    const day = (first + index) % 7;
    if (day !== 0 && day !== 6) count += 1;
  }
  const within = (date: string) => date >= from && date <= to;
  const isWeekend = (date: string) => weekday(date) % 6 === 0;
  for (const date of holidays.off) {
    if (within(date) && !isWeekend(date) && !holidays.worked.has(date)) count -= 1;
  }
  for (const date of holidays.worked) if (within(date) && isWeekend(date)) count += 1;
  return count;
}

/**
 * The working day that comes `count` working days after a date, which itself does not count: one working
 * day after a Friday is Monday. `count` of 0 gives the date back, whatever day it is.
 */
export function addWorkingDays(date: string, count: number, holidays: Holidays): string {
  let [current, left] = [date, count];
  while (left > 0) {
    current = addDays(current, 1);
    if (isWorkingDay(current, holidays)) left -= 1;
  }
  return current;
}
