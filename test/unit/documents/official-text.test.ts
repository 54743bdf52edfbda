import { describe, expect, it } from 'vitest';

import {
  dayList,
  documentNumber,
  joinAnd,
  longDate,
  plainText,
  pointLetter,
  romanNumber,
  shortDate,
} from '#domain/documents/official-text.ts';

describe('numbers and dates of NĐ 30/2020 Phụ lục I', () => {
  it.each([
    [1, 'Số: 01/TB-ĐKT'],
    [9, 'Số: 09/TB-ĐKT'],
    [10, 'Số: 10/TB-ĐKT'],
    [115, 'Số: 115/TB-ĐKT'],
    [null, 'Số: ....../TB-ĐKT'],
  ])('number %s is written %s', (number, text) => {
    expect(documentNumber(number, 'TB-ĐKT')).toBe(text);
  });

  it.each([
    ['2026-01-09', 'ngày 09 tháng 01 năm 2026', '09/01/2026'],
    ['2026-02-10', 'ngày 10 tháng 02 năm 2026', '10/02/2026'],
    ['2026-03-01', 'ngày 01 tháng 3 năm 2026', '01/3/2026'],
    ['2026-12-31', 'ngày 31 tháng 12 năm 2026', '31/12/2026'],
  ])('zeros stand before days 1 to 9 and months 1 and 2 only: %s', (date, long, short) => {
    expect(longDate(date)).toBe(long);
    expect(shortDate(date)).toBe(short);
  });

  it('a missing date is dotted', () => {
    expect(longDate(null)).toBe('ngày ... tháng ... năm ...');
  });

  it('days of one month share it, days of several months are written out', () => {
    expect(dayList([])).toBe('');
    expect(dayList(['2022-04-13'])).toBe('ngày 13 tháng 4 năm 2022');
    expect(dayList(['2022-04-14', '2022-04-13', '2022-04-13'])).toBe(
      'các ngày 13 và 14 tháng 4 năm 2022',
    );
    expect(dayList(['2022-05-01', '2022-04-30'])).toBe(
      'các ngày 30 tháng 4 năm 2022 và 01 tháng 5 năm 2022',
    );
  });
});

describe('numbering', () => {
  it('sections count in Roman numbers', () => {
    expect([1, 2, 3, 4, 5, 9, 14, 40, 99].map(romanNumber)).toEqual(
      ['I', 'II', 'III', 'IV', 'V', 'IX', 'XIV', 'XL', 'XCIX'], // prettier-ignore
    );
  });

  it('points follow the Vietnamese alphabet: đ after d, no f, j, w, z; then two letters', () => {
    const letters = Array.from({ length: 25 }, (_, i) => pointLetter(i + 1));
    expect(letters.slice(0, 8).join('')).toBe('abcdđegh');
    expect(letters.slice(20)).toEqual(['v', 'x', 'y', 'aa', 'ab']);
    expect(letters.join('')).not.toMatch(/[fjwz]/u);
  });

  it('the last of several names is joined with "và"', () => {
    expect(joinAnd([])).toBe('');
    expect(joinAnd(['A'])).toBe('A');
    expect(joinAnd(['A', 'B', 'C'])).toBe('A, B và C');
  });
});

describe('text that may be printed', () => {
  it('composes letters, so that no font shows loose marks', () => {
    expect(plainText('Nhật Tân'.normalize('NFD'))).toBe('Nhật Tân'.normalize('NFC'));
  });

  it('keeps lines, drops blank ones and needless spaces, keeps a space that must not break', () => {
    expect(plainText('  một \t hai \r\n\r\n ba 52\u00A0% ')).toBe('một hai\nba 52\u00A0%');
  });

  it('shows what XML cannot carry instead of breaking the file', () => {
    expect(plainText('a\u0000b\u001Bc\uD800d\uFFFEe😀')).toBe('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀');
  });
});
