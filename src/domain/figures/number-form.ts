/** How a number is written: point between groups of three, comma before the fraction (R9). */
import { parseVietnameseNumber } from '#domain/kernel/vietnamese-number.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

/**
 * `text` is digits with points and commas between them. The value is a machine decimal ('38388',
 * '95.07'); the error lists the machine decimals that may be meant, the likeliest first.
 */
export function readNumberForm(text: string): Result<string, readonly string[]> {
  const number = parseVietnameseNumber(text);
  return number.ok ? ok(number.value) : err(possibleNumbers(text));
}

/** "1,234" of things that cannot be broken is the English way to write 1.234. */
export function englishGroups(text: string): string | null {
  return /^[1-9]\d{0,2}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : null;
}

function possibleNumbers(text: string): readonly string[] {
  const english = /^([1-9]\d{0,2}(?:,\d{3})+)(\.\d+)?$/.exec(text);
  if (english !== null) return [`${(english[1] ?? '').replaceAll(',', '')}${english[2] ?? ''}`];
  const digits = withoutLeadingZeros(text.replace(/[.,]/g, ''));
  const point = /^(\d+)\.(\d+)$/.exec(text);
  if (point === null) return [digits];
  return [`${withoutLeadingZeros(point[1] ?? '')}.${point[2] ?? ''}`, digits];
}

const withoutLeadingZeros = (digits: string): string => digits.replace(/^0+(?=\d)/, '');
