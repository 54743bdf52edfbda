/** How a number is written: point between groups of three, comma before the fraction (R9). */
import { parseVietnameseNumber } from '#domain/kernel/vietnamese-number.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';

/**
 * `text` is digits with points and commas between them, or letters that a scanner took them for. The value is a machine decimal ('38388',
 * '95.07'); the error lists the machine decimals that may be meant, the likeliest first.
 */
export function readNumberForm(text: string): Result<string, readonly string[]> {
  const scanned = text.replace(/[li]/g, '1').replaceAll('o', '0');
  if (scanned !== text) {
    const number = readNumberForm(scanned);
    return err(number.ok ? [number.value] : number.error);
  }
  const fraction = /[^\d.,]$/.exec(text);
  if (fraction !== null) return err(withFraction(text.slice(0, -1), fraction[0]));
  const number = parseVietnameseNumber(text);
  return number.ok ? ok(number.value) : err(possibleNumbers(text));
}

/** "1,234" of things that cannot be broken is the English way to write 1.234. */
export function englishGroups(text: string): string | null {
  return /^[1-9]\d{0,2}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : null;
}

const FRACTIONS: Readonly<Record<string, string>> = { '½': '5', '¼': '25', '¾': '75' };

/** "5½" is 5.5 by all likelihood; a third has no end. */
function withFraction(whole: string, fraction: string): readonly string[] {
  const digits = FRACTIONS[fraction];
  return digits === undefined || !/^\d*$/.test(whole)
    ? []
    : [`${whole === '' ? '0' : withoutLeadingZeros(whole)}.${digits}`];
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
