/**
 * Days of the Gregorian calendar, counted without a clock or a time zone. Dates are yyyy-mm-dd and exist
 * (`isCalendarDate`): anything else is a caller's bug and throws.
 */
import { daysInMonth, isCalendarDate } from '#domain/checklist/calendar-date.ts';

/** Days from the one to the other; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** The same day of a later month, or the last day that month has: 31 January and one month is 28 February. */
export function addMonths(date: string, months: number): string {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const [laterYear, laterMonth] = [Math.floor(count / 12), (count % 12) + 1];
  return write(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)));
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(date: string): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

function partsOf(date: string): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  if (!isCalendarDate(date)) throw new RangeError(`no day of the calendar: ${date}`);
  const [year, month, day] = date.split('-').map(Number);
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

/**
 * Days since 1970-01-01. Years are taken from March on, so that the leap day is the last of its year and
 * the months before it have a fixed pattern of 153 days in five months.
 */
function dayNumber(date: string): number {
  const { year, month, day } = partsOf(date);
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leaps + dayOfYear - 719_468;
}

function dateOf(number: number): string {
  const days = number + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return write(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

function write(year: number, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}
