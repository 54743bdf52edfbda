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
 * gives it, null where nothing can be said: both are there or neither, one of them is a bound, or 0, of
 * which every percentage is 0.
 */
export function missingNumber(
  part: StatedNumber | null,
  whole: StatedNumber | null,
  stated: StatedNumber,
): Candidates | 'none' | null {
  if ((part === null) === (whole === null)) return null;
  const number = part ?? whole;
  if (number === null || number.hedge !== null || stated.hedge !== null) return null;
  if (number.value === '0') return null;
  const of = part === null ? 'part' : 'whole';
  const range = (of === 'whole' ? wholesThatGive : partsThatGive)(number.value, stated.value);
  return range === null ? 'none' : { of, ...range };
}
