import { describe, expect, it, test } from 'vitest';
import { addDays, weekday } from '#domain/calendar/calendar-days.ts';
import { deadlineAfter, readWorkingDays } from '#domain/calendar/deadline.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { isWorkingDay } from '#domain/calendar/working-days.ts';

describe('a deadline in working days', () => {
  it('says which holidays it left out', () => {
    expect(deadlineAfter('2022-04-14', 20, holidaysOfVietNam)).toEqual({
      date: '2022-05-16',
      skipped: [{ name: 'victory', from: '2022-05-02', to: '2022-05-03' }],
      worked: [],
      certainty: 'decided',
    });
  });

  it('counts a Saturday that is worked in exchange', () => {
    const { date, skipped, worked } = deadlineAfter('2026-08-19', 5, holidaysOfVietNam);
    expect([date, worked]).toEqual(['2026-08-25', ['2026-08-22']]);
    expect(skipped).toEqual([]);
  });

  it('is told where the calendar ends, and where it only supposes', () => {
    expect(deadlineAfter('2026-12-20', 20, holidaysOfVietNam).certainty).toBe('usual');
    expect(deadlineAfter('2027-12-20', 20, holidaysOfVietNam).certainty).toBe('unknown');
    expect(deadlineAfter('2018-12-20', 5, holidaysOfVietNam).certainty).toBe('unknown');
  });

  it.each([
    ['20 ngày làm việc', 20],
    ['20 ngay', 20],
    ['5 ngày', 5],
    ['15', null],
    ['30 working days', 30],
    ['1 day', 1],
    ['0', null],
    ['501', null],
    ['20/4/2022', null],
    ['', null],
  ])('is read from %j', (text, days) => {
    expect(readWorkingDays(text)).toBe(days);
  });
});

/** Month and day by the moon, as the platform's own calendar has them. */
const moon = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const lunar = (date: string): string => {
  const parts = moon.formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value;
  return `${part('day')}/${part('month')}`;
};

describe('the holidays of the moon', () => {
  const days = (year: number) =>
    Array.from({ length: 130 }, (_, index) => addDays(`${year}-01-01`, index));
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027];

  test.each(years)('Tết %i: the last day of the old year and three of the new', (year) => {
    const first = days(year).find((date) => lunar(date) === '1/1') ?? '';
    for (const offset of [-1, 0, 1, 2]) {
      const date = addDays(first, offset);
      expect(isWorkingDay(date, holidaysOfVietNam), date).toBe(false);
    }
    // Five working days or more, none of them far from it.
    const tet = days(year).filter((date) => holidaysOfVietNam.nameOf(date) === 'tet');
    expect(tet.filter((date) => weekday(date) % 6 !== 0)).toHaveLength(5);
    expect(tet.every((date) => date >= addDays(first, -3) && date <= addDays(first, 7))).toBe(true);
  });

  test.each(years)(
    'the Hung Kings %i: the tenth of the third month, or the next working day',
    (year) => {
      const day = days(year).find((date) => lunar(date) === '10/3') ?? '';
      const kings = days(year).filter((date) => holidaysOfVietNam.nameOf(date) === 'hung-kings');
      expect(isWorkingDay(day, holidaysOfVietNam), day).toBe(false);
      expect(kings).toHaveLength(1);
      // 2023 it fell on the eve of 30/4: the days in its place are with those.
      const expected = weekday(day) === 0 ? addDays(day, 1) : day;
      expect(kings).toEqual([expected]);
    },
  );
});
