import { describe, expect, test } from 'vitest';
import { addDuration } from '#domain/calendar/add-duration.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { addWorkingDays, workingDays } from '#domain/calendar/working-days.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { noHolidays } from '../../support/calendar/no-holidays.ts';

describe('working days', () => {
  test.each([
    ['a week', '2022-04-11', '2022-04-17', 5],
    ['one working day', '2022-04-15', '2022-04-15', 1],
    ['a weekend', '2022-04-16', '2022-04-17', 0],
    ['backwards', '2022-04-15', '2022-04-14', 0],
    ['nine months of 2016, without its holidays', '2016-01-01', '2016-09-30', 196],
  ])('%s', (_, from, to, days) => {
    expect(workingDays(from, to, noHolidays)).toBe(days);
  });

  test.each([
    // 10/4/2022, the day of the Hung Kings, was a Sunday: the Monday is off.
    ['a day off in its place', '2022-04-11', '2022-04-15', 4],
    ['Tết 2022', '2022-01-31', '2022-02-07', 1],
    // 2/5/2025 was off, in exchange for Saturday 26/4.
    ['an exchanged Saturday', '2025-04-26', '2025-05-04', 3],
  ])('holidays: %s', (_, from, to, days) => {
    expect(workingDays(from, to, holidaysOfVietNam)).toBe(days);
  });

  test('the day itself does not count: one working day after Friday is Monday', () => {
    expect(addWorkingDays('2022-04-15', 1, noHolidays)).toBe('2022-04-18');
    expect(addWorkingDays('2022-04-15', 0, noHolidays)).toBe('2022-04-15');
    expect(addWorkingDays('2022-04-29', 1, holidaysOfVietNam)).toBe('2022-05-04');
    expect(addWorkingDays('2025-04-25', 1, holidaysOfVietNam)).toBe('2025-04-26');
  });

  test('times for mending', () => {
    expect(addDuration('2022-04-14', { workingDays: 5 }, noHolidays)).toBe('2022-04-21');
    expect(addDuration('2022-04-14', { days: 30 }, noHolidays)).toBe('2022-05-14');
    expect(addDuration('2022-12-31', { months: 2 }, noHolidays)).toBe('2023-02-28');
    expect(addDuration('2023-12-31', { months: 2 }, noHolidays)).toBe('2024-02-29');
    expect(addDuration('2022-11-30', { months: 13 }, noHolidays)).toBe('2023-12-30');
  });
});

describe('the holidays of Viet Nam', () => {
  test('are days that exist, ten to fifteen off a year from Monday to Friday', () => {
    for (const date of [...holidaysOfVietNam.off, ...holidaysOfVietNam.worked]) {
      expect(isCalendarDate(date), date).toBe(true);
    }
    for (let year = 2019; year <= 2027; year += 1) {
      const [from, to] = [`${year}-01-01`, `${year}-12-31`];
      const { off } = holidaysOfVietNam;
      const closed =
        workingDays(from, to, noHolidays) - workingDays(from, to, { off, worked: new Set() });
      expect(closed, from).toBeGreaterThanOrEqual(10);
      expect(closed, from).toBeLessThanOrEqual(15);
    }
  });

  test('the days of the law are off, or stand on a weekend', () => {
    for (let year = 2019; year <= 2027; year += 1) {
      for (const day of ['01-01', '04-30', '05-01', '09-02']) {
        const date = `${year}-${day}`;
        expect(workingDays(date, date, holidaysOfVietNam), date).toBe(0);
      }
    }
  });

  test('what is worked in exchange is a Saturday', () => {
    for (const date of holidaysOfVietNam.worked) {
      expect(new Date(`${date}T00:00:00Z`).getUTCDay(), date).toBe(6);
    }
  });
});
