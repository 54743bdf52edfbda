/** "Nghìn", "triệu" and "tỷ" after a number, multiplied out exactly. */
import { parseDecimal } from '#domain/kernel/decimal.ts';
import type { Span } from './text-structure.ts';
import { multiplierAt } from './unit-words.ts';

/** "1,4 triệu" is 1400000, "2 tỷ 300 triệu" 2300000000; null where nothing multiplies. */
export function multipliedOut(
  plain: string,
  span: Span,
  number: string,
): { readonly value: string; readonly end: number } | null {
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
  return { value: total, end };
}

/** One multiplier or two ("nghìn tỷ"), after a blank or at once. */
function factorAt(plain: string, end: number): { factor: bigint; end: number } | null {
  const first = multiplierAt(plain, plain[end] === ' ' ? end + 1 : end);
  if (first === null) return null;
  const second = plain[first.end] === ' ' ? multiplierAt(plain, first.end + 1) : null;
  if (second === null || second.factor < first.factor) return first;
  return { factor: first.factor * second.factor, end: second.end };
}

/** Exactly; the fraction that is left is kept, without zeros at its end. */
function multiply(number: string, factor: bigint): string {
  const decimal = parseDecimal(number);
  if (decimal === null) return number;
  const digits = (decimal.units * factor).toString().padStart(decimal.scale + 1, '0');
  const whole = decimal.scale === 0 ? digits : digits.slice(0, -decimal.scale);
  const fraction = decimal.scale === 0 ? '' : digits.slice(-decimal.scale).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
