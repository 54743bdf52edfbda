import type { Duration } from '#domain/checklist/item.ts';
import { addDays, addMonths } from './calendar-days.ts';
import { addWorkingDays, type Holidays } from './working-days.ts';

/**
 * The day on which a time for mending ends, counted from a date that does not count itself. A day on
 * which nobody works is not moved: the office that sets the deadline sees it and decides.
 */
export function addDuration(date: string, duration: Duration, holidays: Holidays): string {
  if ('workingDays' in duration) return addWorkingDays(date, duration.workingDays, holidays);
  return 'days' in duration ? addDays(date, duration.days) : addMonths(date, duration.months);
}
