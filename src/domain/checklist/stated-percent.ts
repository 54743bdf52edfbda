/**
 * A stated percentage held against its two numbers (R4), hedges included (R11): "trên 600/1.138"
 * makes the percentage a bound. One judgement for a ratio under the finger and for figures of several
 * checklists.
 */
import {
  compareDecimals,
  divide,
  formatDecimal,
  parseDecimal,
  type Decimal,
} from '#domain/kernel/decimal.ts';
import type { Hedge } from './answer.ts';

/** A whole number as stated, and the word beside it. */
export interface StatedNumber {
  readonly value: string;
  readonly hedge: Hedge | null;
}

/**
 * `exact`: the percentage, rounded half up in the precision in which it was stated, or within its own
 * hedge. `end-by-rounding`: so too, but only rounding makes 100 of what is not all, or 0 of what is not
 * none: "100 %" of 345/346 hides the one that is left. `truncated`: only dropping the rest gives it.
 * `wrong`: neither. `undecided`: the figures are bounds within which it may be right. `of-nothing`: the
 * whole is 0.
 */
export type StatedPercentVerdict =
  'exact' | 'end-by-rounding' | 'truncated' | 'wrong' | 'undecided' | 'of-nothing';

export interface StatedPercentFacts {
  readonly verdict: StatedPercentVerdict;
  /**
   * The true percentage in the stated precision, and with at least two digits, or as many as it takes to
   * look unlike an end that it is not; null of nothing.
   */
  readonly rounded: string | null;
  readonly actual: string | null;
  /** The numbers are bounds, so the true percentage is over, under or about `actual`. */
  readonly bound: Hedge | null;
  /** Distance of the stated percentage from the rounded one, in percentage points. */
  readonly points: string | null;
  /** The same in units of the part, rounded half up: 3,87 points of 42.092 are 1.629. */
  readonly units: string | null;
}

/** `isPart`: the part is one of the whole, so that no number that a hedge lets in is above it (R5). */
export function judgeStatedPercent(
  part: StatedNumber,
  whole: StatedNumber,
  stated: StatedNumber,
  isPart = false,
): StatedPercentFacts {
  const claim = parseDecimal(stated.value);
  if (claim === null) throw new RangeError('a stated percentage is digits with one point at most');
  const [numerator, denominator] = [100n * BigInt(part.value), BigInt(whole.value)];
  if (denominator === 0n) {
    return {
      ...{ verdict: 'of-nothing', rounded: null, actual: null },
      ...{ bound: null, points: null, units: null },
    };
  }
  const rounded = divide(numerator, denominator, claim.scale);
  const meant = divide(claim.units * denominator, 100n * 10n ** BigInt(claim.scale), 0).units;
  const verdict = verdictOf(percentRange(part, whole, isPart), { ...claim, hedge: stated.hedge });
  const atEnd = verdict === 'exact' && stated.hedge === null && endsByRounding(part, whole, claim);
  const scale = Math.max(claim.scale, 2);
  return {
    verdict: atEnd ? 'end-by-rounding' : verdict,
    rounded: formatDecimal(rounded),
    actual: formatDecimal(
      atEnd
        ? firstUnlike(claim, (places) => divide(numerator, denominator, places), scale)
        : divide(numerator, denominator, scale),
    ),
    bound: quotientHedge(part.hedge, whole.hedge),
    points: formatDecimal({ units: distance(rounded.units, claim.units), scale: claim.scale }),
    units: distance(meant, BigInt(part.value)).toString(),
  };
}

/** The claim of all or of none, of exact numbers that say neither. */
function endsByRounding(part: StatedNumber, whole: StatedNumber, claim: Decimal): boolean {
  if (part.hedge !== null || whole.hedge !== null) return false;
  const [some, all] = [BigInt(part.value), BigInt(whole.value)];
  if (claim.units === 0n) return some > 0n;
  return claim.units === 100n * 10n ** BigInt(claim.scale) && some < all;
}

function firstUnlike(claim: Decimal, at: (scale: number) => Decimal, from: number): Decimal {
  for (let scale = from; ; scale += 1) {
    const shown = at(scale);
    if (compareDecimals(shown, claim) !== 0) return shown;
  }
}

/** A fraction; `null` has no upper end. `closed`: the end itself belongs to it. */
interface Bound {
  readonly over: bigint;
  readonly under: bigint;
  readonly closed: boolean;
}
interface Range {
  readonly low: Bound;
  readonly high: Bound | null;
}

function verdictOf(
  actual: Range,
  claim: { readonly units: bigint; readonly scale: number; readonly hedge: Hedge | null },
): StatedPercentVerdict {
  const unit = 2n * 10n ** BigInt(claim.scale);
  const doubled = 2n * claim.units;
  const from = (over: bigint, closed = true): Bound => ({ over, under: unit, closed });
  switch (claim.hedge) {
    case 'about':
      return 'undecided';
    case 'over':
      return decide(actual, { low: from(doubled), high: null });
    case 'under':
      return decide(actual, { low: from(0n), high: from(doubled) });
    case null: {
      const low = from(doubled === 0n ? 0n : doubled - 1n);
      const verdict = decide(actual, { low, high: from(doubled + 1n, false) });
      if (verdict !== 'wrong') return verdict;
      const cut = decide(actual, { low: from(doubled), high: from(doubled + 2n, false) });
      return cut === 'wrong' ? 'wrong' : 'truncated';
    }
  }
}

const ALL: Bound = { over: 100n, under: 1n, closed: true };

/** 100 part / whole over all numbers that the hedges let in; where none of them is a part, over all. */
function percentRange(part: StatedNumber, whole: StatedNumber, isPart: boolean): Range {
  const [above, below] = [numberRange(part), numberRange(whole)];
  const low: Bound =
    below.most === null
      ? { over: 0n, under: 1n, closed: above.least === 0n }
      : { over: 100n * above.least, under: atLeastOne(below.most), closed: true };
  const high: Bound | null =
    above.most === null
      ? null
      : { over: 100n * above.most, under: atLeastOne(below.least), closed: true };
  const isBound = part.hedge !== null || whole.hedge !== null;
  const reachesAll = high === null || high.over > 100n * high.under;
  const mayBePart = low.over <= 100n * low.under;
  return isPart && isBound && reachesAll && mayBePart ? { low, high: ALL } : { low, high };
}

/**
 * Smallest and largest whole number that a stated number can mean; `most: null` has no end. The end
 * belongs to it: "không quá 600" and "600 trở lên" are stored as the bounds that "dưới" and "hơn" are.
 */
export function numberRange({ value, hedge }: StatedNumber): {
  readonly least: bigint;
  readonly most: bigint | null;
} {
  const exact = BigInt(value);
  switch (hedge) {
    case null:
      return { least: exact, most: exact };
    case 'over':
      return { least: exact, most: null };
    case 'under':
      return { least: 0n, most: exact };
    case 'about':
      return { least: 0n, most: null };
  }
}

function decide(actual: Range, claim: Range): 'exact' | 'wrong' | 'undecided' {
  if (endsBefore(actual.high, claim.low) || endsBefore(claim.high, actual.low)) return 'wrong';
  const within = startsWithin(actual.low, claim.low) && endsWithin(actual.high, claim.high);
  return within ? 'exact' : 'undecided';
}

function endsBefore(high: Bound | null, low: Bound): boolean {
  if (high === null) return false;
  const [left, right] = [high.over * low.under, low.over * high.under];
  return left < right || (left === right && !(high.closed && low.closed));
}

function startsWithin(low: Bound, limit: Bound): boolean {
  const [left, right] = [low.over * limit.under, limit.over * low.under];
  return left > right || (left === right && (limit.closed || !low.closed));
}

function endsWithin(high: Bound | null, limit: Bound | null): boolean {
  if (limit === null) return true;
  if (high === null) return false;
  const [left, right] = [high.over * limit.under, limit.over * high.under];
  return left < right || (left === right && (limit.closed || !high.closed));
}

function quotientHedge(part: Hedge | null, whole: Hedge | null): Hedge | null {
  if (whole === null) return part;
  const turned = whole === 'over' ? 'under' : whole === 'under' ? 'over' : 'about';
  return part === null || part === turned ? turned : 'about';
}

const atLeastOne = (value: bigint): bigint => (value < 1n ? 1n : value);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
