/** "Nghìn", "triệu" and "tỷ" after a number, multiplied out exactly. */
import { formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';
import type { Span } from './text-structure.ts';
import { isWordCharacter, knownUnitAt, multiplierAt } from './unit-words.ts';

interface MultipliedOut {
  readonly value: string;
  readonly end: number;
  /**
   * What may be meant, where more of the number stands behind than is read for certain: "1 tỷ 2", "2 nghìn
   * 500 tỷ", "1 tỷ rưỡi". `value` is then none of it.
   */
  readonly meant: readonly string[] | null;
}

/** "1,4 triệu" is 1400000, "2 tỷ 300 triệu" 2300000000; null where nothing multiplies. */
export function multipliedOut(plain: string, span: Span, number: string): MultipliedOut | null {
  const first = factorAt(plain, span.end);
  if (first === null) return null;
  let total = multiply(number, first.factor);
  let { end, factor } = first;
  for (;;) {
    const more = /^ (\d{1,3}(?:,\d{1,6})?) ?(?=\p{L})/u.exec(plain.slice(end, end + 16));
    const smaller = more === null ? null : factorAt(plain, end + more[0].trimEnd().length);
    if (more === null || smaller === null || smaller.factor >= factor || total.includes('.')) break;
    const added = multiply((more[1] ?? '').replace(',', '.'), smaller.factor);
    if (added.includes('.')) break;
    total = (BigInt(total) + BigInt(added)).toString();
    ({ end, factor } = smaller);
  }
  return moreBehind(plain, total, { end, factor }) ?? { value: total, end, meant: null };
}

// "2 nghìn 500 tỷ" is said, "2 triệu 500 tỷ" is not.
const MOST_OF_A_LARGER = 10_000n;

/** What goes on behind the last multiplier without a mark between. */
function moreBehind(
  plain: string,
  value: string,
  { end, factor }: { readonly end: number; readonly factor: bigint },
): MultipliedOut | null {
  const half = /^ rưỡi(?!\p{L})/u.exec(plain.slice(end, end + 7));
  if (half !== null) {
    return { value, end: end + half[0].length, meant: sums([value, multiply('0.5', factor)]) };
  }
  const larger = factorAt(plain, end);
  if (larger !== null) return { value, end: larger.end, meant: [multiply(value, larger.factor)] };
  const number = /^ (\d[\d.,]*(?<=\d))/.exec(plain.slice(end, end + 40));
  const digits = number?.[1] ?? '';
  if (number === null || !isMoreOfIt(plain, end + number[0].length)) return null;
  const numberEnd = end + number[0].length;
  const whole = digits.replace(/\.(?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const own = factorAt(plain, numberEnd);
  // Two amounts beside each other, as in a row of a table.
  if (own?.factor === factor) return null;
  if (parseDecimal(whole) === null) return { value, end: own?.end ?? numberEnd, meant: [] };
  if (own === null) {
    // "3 triệu 200" and "1 tỷ 2" leave out the multiplier that follows.
    const fraction = /^\d{1,3}$/.test(digits) ? [multiply(`0.${digits}`, factor)] : [];
    const meant = [...fraction, whole].flatMap((part) => sums([value, part]));
    return { value, end: numberEnd, meant };
  }
  const meant =
    own.factor < factor
      ? sums([value, multiply(whole, own.factor)])
      : factor <= MOST_OF_A_LARGER
        ? sums([multiply(value, own.last), multiply(whole, own.factor)])
        : [];
  return { value, end: own.end, meant };
}

/** False where the number behind counts something of its own: "5 tỷ 98%", "1 tỷ 12 hồ sơ", "2 tỷ 31/12". */
function isMoreOfIt(plain: string, numberEnd: number): boolean {
  const at = plain[numberEnd] === ' ' ? numberEnd + 1 : numberEnd;
  if (/[%‰/–-]/.test(plain[at] ?? '') || isWordCharacter(plain[numberEnd])) return false;
  const unit = knownUnitAt(plain, at);
  return unit === null || unit.kind === 'dong';
}

/** One multiplier or two ("nghìn tỷ"), after a blank or at once. `last`: the second, or the only one. */
function factorAt(
  plain: string,
  end: number,
): { readonly factor: bigint; readonly last: bigint; readonly end: number } | null {
  const first = multiplierAt(plain, plain[end] === ' ' ? end + 1 : end);
  if (first === null) return null;
  const second = plain[first.end] === ' ' ? multiplierAt(plain, first.end + 1) : null;
  if (second === null || second.factor < first.factor)
    return { factor: first.factor, last: first.factor, end: first.end };
  return { factor: first.factor * second.factor, last: second.factor, end: second.end };
}

/** Their sum where it is a whole number. */
function sums(parts: readonly string[]): readonly string[] {
  return parts.some((part) => part.includes('.'))
    ? []
    : [parts.reduce((sum, part) => sum + BigInt(part), 0n).toString()];
}

/** Exactly; the fraction that is left is kept, without zeros at its end. */
function multiply(number: string, factor: bigint): string {
  const decimal = parseDecimal(number);
  if (decimal === null) return number;
  const { units, scale } = decimal;
  const exact = formatDecimal({ units: units * factor, scale });
  return exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
}
