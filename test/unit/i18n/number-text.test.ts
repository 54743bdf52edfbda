import { describe, expect, it } from 'vitest';
import { formatTyped, groupDigits, regroupTyped } from '#client/i18n/number-text.ts';
import { parseVietnameseNumber } from '#domain/kernel/vietnamese-number.ts';

describe('parseVietnameseNumber', () => {
  it.each([
    ['1.385.062.438', '1385062438'],
    ['6981040284', '6981040284'],
    ['97,33', '97.33'],
    ['97,30', '97.30'],
    ['1.234,5', '1234.5'],
    ['1 385 062', '1385062'],
    ['1\u00a0385\u202f062', '1385062'],
    ['  42 ', '42'],
    ['0', '0'],
    ['000', '0'],
    ['007', '7'],
    ['0,50', '0.50'],
    ['99999999999999999999', '99999999999999999999'],
  ])('reads %j as %s', (text, value) => {
    expect(parseVietnameseNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    '98/952',
    '1.38',
    '1.3855',
    '12.345.67',
    '1,385,062',
    'hơn 600',
    '-5',
    '5,',
    ',5',
    '1e3',
    '5 %',
    '1.385 062',
  ])('calls %j malformed and keeps the text', (text) => {
    expect(parseVietnameseNumber(text)).toEqual({ ok: false, error: { type: 'malformed', text } });
  });

  it.each(['', '   ', '\u00a0'])('tells blank %j from zero', (text) => {
    expect(parseVietnameseNumber(text)).toEqual({ ok: false, error: { type: 'empty', text } });
  });

  it('reads back every grouped number', () => {
    for (const digits of ['1', '12', '123', '1234', '123456', '1234567', '6981040284']) {
      expect(parseVietnameseNumber(groupDigits(digits))).toEqual({ ok: true, value: digits });
    }
  });
});

/** Writes the caret as '|', so that both are read at once. */
function typed(textWithCaret: string): string {
  const caret = textWithCaret.indexOf('|');
  const result = regroupTyped(textWithCaret.replace('|', ''), caret);
  return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
}

describe('regroupTyped', () => {
  it.each([
    ['1385|', '1.385|'],
    ['1.3850|', '13.850|'],
    ['1.385.06|', '138.506|'],
    ['9|1.385', '9|1.385'],
    ['12|34', '1.2|34'],
    ['|1385', '|1.385'],
    ['1385,5|', '1.385,5|'],
    ['|', '|'],
    ['hơn 6000|', 'hơn 6.000|'],
    ['h|ơn 6000', 'h|ơn 6.000'],
    ['6000| hồ sơ', '6.000| hồ sơ'],
  ])('turns %s into %s', (before, after) => {
    expect(typed(before)).toBe(after);
  });

  it.each(['98/952|', '12a34|56', 'hơn|'])('leaves %s as it was typed', (text) => {
    expect(typed(text)).toBe(text);
  });
});

/** The same for a change: before and after it, the caret as '|'. */
function changed(
  before: string,
  textWithCaret: string,
  how: Partial<Parameters<typeof formatTyped>[0]> = {},
): string {
  const caret = textWithCaret.indexOf('|');
  const result = formatTyped({
    before,
    text: textWithCaret.replace('|', ''),
    caret,
    forward: false,
    pasted: false,
    decimal: false,
    unit: undefined,
    ...how,
  });
  return `${result.text.slice(0, result.caret)}|${result.text.slice(result.caret)}`;
}

describe('formatTyped', () => {
  it('groups what is pasted and keeps the caret behind it', () => {
    expect(changed('', '6981040284|')).toBe('6.981.040.284|');
    expect(changed('12', '1699|2')).toBe('16.99|2');
  });

  it('takes away a unit that stands behind the box already', () => {
    expect(changed('', '6.981.040.284 đồng|', { unit: 'đồng' })).toBe('6.981.040.284|');
    expect(changed('', '95,07 %|', { unit: '%', decimal: true })).toBe('95,07|');
    expect(changed('', '600 hồ sơ|', { unit: 'đồng' })).toBe('600 hồ sơ|');
  });

  it.each([
    ['1.385', '1|385', false, '|385'],
    ['1.385', '1|385', true, '1|85'],
    ['1.385.062', '1.385|062', false, '138|.062'],
    ['hơn 1.385', 'hơn 1|385', false, 'hơn |385'],
  ])('deletes the digit beyond a point of %s (%s, forward: %s)', (before, text, forward, after) => {
    expect(changed(before, text, { forward })).toBe(after);
  });

  it('reads the point of another key pad as the comma where a fraction may follow', () => {
    expect(changed('95', '95.|', { decimal: true })).toBe('95,|');
    expect(changed('95', '95.|')).toBe('95.|');
    expect(changed('95,0', '95,0.|', { decimal: true })).toBe('95,0.|');
    // Pasted: a point between groups of three stays one.
    expect(changed('', '1.138|', { decimal: true })).toBe('1.138|');
    expect(changed('', '97.33|', { decimal: true })).toBe('97,33|');
    expect(changed('', 'hơn 0.125 %|', { decimal: true, unit: '%' })).toBe('hơn 0,125|');
    expect(changed('', '1.234.56|', { decimal: true })).toBe('1.234.56|');
  });

  it.each(['1234567.00|', '1.38|', '3.5|', '1.234.56|', 'hơn 12.3456 hồ sơ|'])(
    'leaves the pasted %s as it is written, to be asked about',
    (text) => {
      expect(changed('', text)).toBe(text);
      expect(parseVietnameseNumber(text.replace('|', '')).ok).toBe(false);
    },
  );

  /** What the box holds after these keys, one after another. */
  const afterKeys = (keys: string): string =>
    [...keys].reduce((box, key) => changed(box, `${box}${key}|`).replace('|', ''), '');

  it.each(['1.38', '97.5', '1.2.3', '0.5', '1.234.56', '1.'])(
    'leaves the typed %s as it is written, to be asked about',
    (text) => {
      expect(afterKeys(text)).toBe(text);
      expect(changed(text, `${text}|`)).toBe(`${text}|`);
      expect(parseVietnameseNumber(text).ok).toBe(false);
    },
  );

  it.each(['1.234', '12.345', '1.234.567'])('lets %s be typed with its points', (text) => {
    expect(afterKeys(text)).toBe(text);
    expect(afterKeys(text.replaceAll('.', ''))).toBe(text);
  });

  it('guesses nothing of a pasted number while it is put right', () => {
    expect(changed('1.234', '1.3|', { pasted: true })).toBe('1.3|');
    expect(changed('1.38', '1.3|')).toBe('1.3|');
    expect(changed('1.3', '1|3')).toBe('1|3');
    expect(changed('1.38', '1.385|')).toBe('1.385|');
    // An input method tells its text twice, the second time to be formatted.
    expect(changed('1.3850', '1.3850|')).toBe('13.850|');
  });
});
