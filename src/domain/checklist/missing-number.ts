import { parseDecimal } from '#domain/kernel/decimal.ts';
import type { StatedNumber } from './stated-percent.ts';
import { partsThatGive, wholesThatGive } from './ratio.ts';

/** Which whole numbers in the place of the missing one give a stated percentage. */
export interface Candidates {
  readonly of: 'part' | 'whole';
  readonly from: string;
  /** Null: there is no largest. */
  readonly to: string | null;
}

/**
 * R8: what the number can be that is missing beside a stated percentage. 'none' where no whole number
 * gives it: nothing is a percentage of 0, and 0 of anything is 0 %. Null where nothing can be said: both
 * are there or neither, or one of them is a bound. `isPart`: the part is one of the whole, never above it.
 */
export function missingNumber(
  part: StatedNumber | null,
  whole: StatedNumber | null,
  stated: StatedNumber,
  isPart = false,
): Candidates | 'none' | null {
  if ((part === null) === (whole === null)) return null;
  const number = part ?? whole;
  if (number === null || number.hedge !== null || stated.hedge !== null) return null;
  const of = part === null ? 'part' : 'whole';
  if (BigInt(number.value) === 0n) {
    return of === 'whole' && parseDecimal(stated.value)?.units === 0n ? null : 'none';
  }
  const range = (of === 'whole' ? wholesThatGive : partsThatGive)(number.value, stated.value);
  if (range === null) return 'none';
  const candidates: Candidates = { of, ...range };
  return isPart ? (withinWhole(candidates, BigInt(number.value)) ?? 'none') : candidates;
}

function withinWhole({ of, from, to }: Candidates, number: bigint): Candidates | null {
  const least = of === 'whole' && BigInt(from) < number ? number : BigInt(from);
  const end = to === null ? null : BigInt(to);
  const most = of === 'part' && (end === null || end > number) ? number : end;
  if (most !== null && most < least) return null;
  return { of, from: String(least), to: most === null ? null : String(most) };
}
