import type { StatedFigure } from './reading.ts';

/**
 * "Hơn 1.385.062.438 đồng": a bound beside a figure that is exact to the unit (R11). Figures of four
 * digits and more that do not end in 0 are taken for exact; "hơn 600" is a round number.
 */
export function isExactYetHedged({ hedge, value }: StatedFigure): boolean {
  if (hedge === null) return false;
  const digits = value.kind === 'money' ? value.dong : value.kind === 'count' ? value.digits : '';
  return digits.length >= 4 && !digits.endsWith('0');
}
