/**
 * Exact arithmetic on reported figures. Figures live as strings of digits, are computed as BigInt
 * and come back as strings: a binary float never touches them, so 6.981.040.284 đồng and 95,07 %
 * are what the unit wrote, to the last digit.
 */

/** A non-negative decimal number, exactly: `units / 10^scale`. '95.07' is 9507 with scale 2. */
export interface Decimal {
  readonly units: bigint;
  /** How many digits stood after the point. '95.0' and '95' are equal but not equally precise. */
  readonly scale: number;
}

const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** Reads '95.07' (point, no grouping, no sign). Anything else is null. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  return { units: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/** Writes all `scale` digits after the point: 9500 with scale 2 is '95.00'. */
export function formatDecimal({ units, scale }: Decimal): string {
  const digits = units.toString().padStart(scale + 1, '0');
  if (scale === 0) return digits;
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** -1, 0 or 1 by value; precision does not count ('52' equals '52.00'). */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const left = a.units * 10n ** BigInt(b.scale);
  const right = b.units * 10n ** BigInt(a.scale);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * `numerator / denominator` with `scale` digits after the point. Halves go up, as reports round by
 * hand; `truncate` drops the rest instead. Both operands are non-negative and the denominator is
 * not 0: anything else is a caller's bug and throws.
 */
export function divide(
  numerator: bigint,
  denominator: bigint,
  scale: number,
  rounding: 'half-up' | 'truncate' = 'half-up',
): Decimal {
  if (numerator < 0n || denominator <= 0n) {
    throw new RangeError('divide takes a non-negative numerator and a positive denominator');
  }
  const scaled = numerator * 10n ** BigInt(scale);
  const units =
    rounding === 'half-up'
      ? (2n * scaled + denominator) / (2n * denominator)
      : scaled / denominator;
  return { units, scale };
}
