import { afterEach, describe, expect, it } from 'vitest';
import {
  calendarDateOf,
  formatBytes,
  formatDate,
  formatDateTime,
  formatDateWithWeekday,
  formatDayMonth,
  formatDayOf,
  formatMoney,
  formatMonthShort,
  formatNumber,
  formatPercent,
  formatTime,
  formatTimeWithSeconds,
  formatWeekday,
  formatWeekdayShort,
  parseTypedDate,
} from '#client/i18n/format.ts';
import { overwriteGetLocale } from '#client/i18n/paraglide/runtime.js';

const NBSP = '\u00a0';
/** 9:42:07 on 14/4/2022 in Viet Nam. */
const MORNING = Date.UTC(2022, 3, 14, 2, 42, 7);

describe('numbers', () => {
  it.each([
    ['6981040284', '6.981.040.284'],
    ['999', '999'],
    ['1000', '1.000'],
    ['0', '0'],
    ['97.33', '97,33'],
    ['1234.50', '1.234,50'],
    ['-1500', '-1.500'],
    ['12345678901234567890123', '12.345.678.901.234.567.890.123'],
  ])('writes %s as %s', (machine, text) => {
    expect(formatNumber(machine)).toBe(text);
  });

  it('shows what is no number as it is', () => {
    expect(formatNumber('98/952')).toBe('98/952');
  });

  it('joins units by a space that does not break', () => {
    expect(formatMoney('6981040284')).toBe(`6.981.040.284${NBSP}đồng`);
    expect(formatPercent('97.33')).toBe(`97,33${NBSP}%`);
    expect(formatPercent(52)).toBe(`52${NBSP}%`);
  });
});

describe('dates', () => {
  it('writes a date as on screens', () => {
    expect(formatDate('2022-04-14')).toBe('14/4/2022');
    expect(formatDayMonth('2022-04-06')).toBe('6/4');
    expect(formatDateWithWeekday('2022-04-14')).toBe('Thứ Năm, 14/4/2022');
  });

  it('takes an instant before seven in the morning for that day, not for the one before', () => {
    expect(formatDayOf('2022-04-13T19:30:00.000Z')).toBe('14/4/2022');
    expect(formatDayOf('2022-04-14T16:59:59.999Z')).toBe('14/4/2022');
    expect(formatDayOf('2022-04-13T19:30:00.000Z-0003')).toBe('14/4/2022');
    expect(formatDayOf('hôm qua')).toBe('hôm qua');
  });

  it('names every day of a week', () => {
    const week = [10, 11, 12, 13, 14, 15, 16].map((day) => formatWeekday(`2022-04-${day}`));
    expect(week).toEqual([
      'Chủ nhật',
      'Thứ Hai',
      'Thứ Ba',
      'Thứ Tư',
      'Thứ Năm',
      'Thứ Sáu',
      'Thứ Bảy',
    ]);
  });

  describe('in a margin', () => {
    afterEach(() => overwriteGetLocale(() => 'vi'));

    it('is no wider in English than in Vietnamese', () => {
      expect([formatWeekdayShort('2022-04-13'), formatMonthShort(4)]).toEqual([
        'Thứ Tư',
        'tháng 4',
      ]);
      overwriteGetLocale(() => 'en');
      expect([formatWeekdayShort('2022-04-13'), formatMonthShort(4)]).toEqual(['Wed', 'Apr']);
    });
  });

  it('shows an unreadable date as it is', () => {
    expect(formatDate('hôm qua')).toBe('hôm qua');
    expect(formatDateWithWeekday('hôm qua')).toBe('hôm qua');
  });

  it("tells instants in Viet Nam's time, whatever the zone of the device", () => {
    expect(formatTime(MORNING)).toBe('9:42');
    expect(formatTimeWithSeconds(MORNING)).toBe('9:42:07');
    expect(formatDateTime(MORNING)).toBe('14/4/2022, 9:42');
    expect(calendarDateOf(Date.UTC(2022, 3, 13, 17, 0))).toBe('2022-04-14');
    expect(calendarDateOf(Date.UTC(2022, 3, 13, 16, 59))).toBe('2022-04-13');
  });

  it.each([
    ['14/4/2022', '2022-04-14'],
    ['04/04/2022', '2022-04-04'],
    [' 29-2-2024 ', '2024-02-29'],
    ['1.12.2021', '2021-12-01'],
  ])('reads %j as typed', (text, date) => {
    expect(parseTypedDate(text)).toBe(date);
  });

  it.each([
    '31/4/2022',
    '29/2/2022',
    '0/4/2022',
    '14/13/2022',
    '14/4/22',
    '2022-04-14',
    '14/4',
    '',
  ])('refuses %j', (text) => {
    expect(parseTypedDate(text)).toBeNull();
  });
});

describe('formatBytes', () => {
  it.each([
    [0, `0${NBSP}B`],
    [999, `999${NBSP}B`],
    [1000, `1${NBSP}KB`],
    [812_400, `812${NBSP}KB`],
    [999_499, `999${NBSP}KB`],
    [999_900, `1${NBSP}MB`],
    [11_400_000, `11,4${NBSP}MB`],
    [14_000_000, `14${NBSP}MB`],
    [999_960_000, `1${NBSP}GB`],
    [9_200_000_000, `9,2${NBSP}GB`],
    [128_000_000_000, `128${NBSP}GB`],
  ])('writes %d bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
