/** Days counted one by one with the machine's own calendar, which the product does not use. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, weekday } from '#domain/calendar/calendar-days.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { addWorkingDays, workingDays, type Holidays } from '#domain/calendar/working-days.ts';
import { propertyRun } from '../checklist/property-run.ts';

const DAY_MS = 86_400_000;
const written = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** Days since 1970: from 1600 to 2399 with every rule of leap years, and near the holidays. */
const anyDay = fc.oneof(
  fc.integer({ min: -135_140, max: 157_053 }),
  fc.integer({ min: 17_897, max: 21_183 }),
);
const holidays: fc.Arbitrary<Holidays> = fc.oneof(
  fc.constant(holidaysOfVietNam),
  fc
    .tuple(
      fc.array(fc.integer({ min: 17_897, max: 18_297 }), { maxLength: 40 }),
      fc.array(fc.integer({ min: 17_897, max: 18_297 }), { maxLength: 10 }),
    )
    .map(([off, worked]) => ({
      off: new Set(off.map(written)),
      worked: new Set(worked.map(written)),
    })),
);

function isWorked(day: number, { off, worked }: Holidays): boolean {
  const date = written(day);
  if (worked.has(date)) return true;
  const onWeekend = [0, 6].includes(new Date(day * DAY_MS).getUTCDay());
  return !onWeekend && !off.has(date);
}

test('working days are those that are found one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 17_897, max: 18_297 }),
      fc.integer({ min: -5, max: 400 }),
      holidays,
      (from, length, off) => {
        let counted = 0;
        for (let day = from; day <= from + length; day += 1) if (isWorked(day, off)) counted += 1;
        expect(workingDays(written(from), written(from + length), off)).toBe(counted);
      },
    ),
    propertyRun,
  );
});

test('adding working days comes to the day on which so many have passed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 17_897, max: 18_297 }),
      fc.integer({ min: 1, max: 60 }),
      holidays,
      (from, count, off) => {
        let [day, left] = [from, count];
        while (left > 0) {
          day += 1;
          if (isWorked(day, off)) left -= 1;
        }
        expect(addWorkingDays(written(from), count, off)).toBe(written(day));
      },
    ),
    propertyRun,
  );
});

test('calendar days, weekdays and months are those of the machine', () => {
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 40 }), (from, to, months) => {
      expect(daysBetween(written(from), written(to))).toBe(to - from);
      expect(addDays(written(from), to - from)).toBe(written(to));
      expect(weekday(written(from))).toBe(new Date(from * DAY_MS).getUTCDay());
      const date = new Date(from * DAY_MS);
      const lastOfMonth = new Date(
        Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0),
      );
      const day = Math.min(date.getUTCDate(), lastOfMonth.getUTCDate());
      lastOfMonth.setUTCDate(day);
      expect(addMonths(written(from), months)).toBe(lastOfMonth.toISOString().slice(0, 10));
    }),
    propertyRun,
  );
});
