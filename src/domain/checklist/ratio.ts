/**
 * Percentages of reported whole numbers, exactly. Figures are strings of digits as in
 * `AnswerValue`; stated percentages keep the precision in which they were stated.
 */
import { divide, formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';

/**
 * 100 * part / whole with `decimals` digits after the point, halves up: '91.20' for 38388 of 42092.
 * Null when the whole is 0: nothing has a percentage of nothing.
 */
export function percentOf(part: string, whole: string, decimals: number): string | null {
  if (BigInt(whole) === 0n) return null;
  return formatDecimal(divide(100n * BigInt(part), BigInt(whole), decimals));
}

/**
 * The wholes of which `part` is `stated` percent after rounding half up (rule R8): smallest and
 * largest, `to: null` where there is no largest. Null when no whole number gives that percentage.
 * The part is at least 1, because 0 of anything is 0 percent and tells nothing of the whole.
 */
export function wholesThatGive(
  part: string,
  stated: string,
): { readonly from: string; readonly to: string | null } | null {
  const { units, scale } = readPercent(stated);
  // round_half_up(100 part / whole) = units / 10^scale
  //   <=>  2 units - 1 <= 200 part 10^scale / whole < 2 units + 1
  const doubled = 200n * BigInt(part) * 10n ** BigInt(scale);
  const from = doubled / (2n * units + 1n) + 1n;
  if (units === 0n) return { from: from.toString(), to: null };
  const to = doubled / (2n * units - 1n);
  return from <= to ? { from: from.toString(), to: to.toString() } : null;
}

/**
 * The parts of `whole` that are `stated` percent of it after rounding half up: of 273 only 268 is
 * 98,17 %. Null when no whole number is. The whole is at least 1.
 */
export function partsThatGive(
  whole: string,
  stated: string,
): { readonly from: string; readonly to: string } | null {
  const { units, scale } = readPercent(stated);
  // 2 units - 1 <= 200 part 10^scale / whole < 2 units + 1
  const step = 200n * 10n ** BigInt(scale);
  const low = units === 0n ? 0n : (2n * units - 1n) * BigInt(whole);
  const from = (low + step - 1n) / step;
  const to = ((2n * units + 1n) * BigInt(whole) - 1n) / step;
  return from <= to ? { from: from.toString(), to: to.toString() } : null;
}

function readPercent(stated: string) {
  const percent = parseDecimal(stated);
  if (percent === null)
    throw new RangeError('a stated percentage is digits with one point at most');
  return percent;
}
