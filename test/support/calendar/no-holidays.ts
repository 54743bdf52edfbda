import type { Holidays } from '#domain/calendar/working-days.ts';

/** A calendar in which nothing but the weekend is off. */
export const noHolidays: Holidays = { off: new Set(), worked: new Set() };
