import { describe, expect, test } from 'vitest';
import { failDefaults } from '#domain/checklist/fail-defaults.ts';
import { noHolidays } from '../../support/calendar/no-holidays.ts';

const deadlines = { critical: { workingDays: 5 }, major: { months: 2 } };
const finding = { vi: 'Chưa công khai dự toán' };
const proposal = { vi: 'Công khai dự toán đã được quyết định' };
const due = (severity: 'critical' | 'major' | 'minor' | 'info', onFail?: object) =>
  failDefaults({ severity, ...(onFail && { onFail }) }, { deadlines }, '2022-04-14', noHolidays)
    .due;

describe('what is proposed when an item fails', () => {
  test('its own words, and none where it has none', () => {
    const item = { severity: 'major', onFail: { finding, proposal } } as const;
    expect(failDefaults(item, {}, '2022-04-14', noHolidays)).toEqual({
      ...{ finding, proposal, due: null, dueDays: null },
    });
    expect(failDefaults({ severity: 'major' }, {}, '2022-04-14', noHolidays)).toEqual({
      ...{ finding: null, proposal: null, due: null, dueDays: null },
    });
  });

  test('the day follows the severity, counted from the visit', () => {
    expect(due('critical')).toBe('2022-04-21');
    expect(due('major')).toBe('2022-06-14');
    expect(due('minor')).toBeNull();
    expect(due('info')).toBeNull();
    const { dueDays } = failDefaults(
      { severity: 'critical' },
      { deadlines },
      '2022-04-14',
      noHolidays,
    );
    expect(dueDays).toBe(5);
  });

  test("an item's own time for mending goes before the severity's", () => {
    expect(due('critical', { due: { days: 1 } })).toBe('2022-04-15');
    expect(due('minor', { due: { days: 1 } })).toBe('2022-04-15');
  });
});
