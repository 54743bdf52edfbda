/**
 * Amounts in Vietnamese words, as documents repeat them beside the figures.
 * Reading of the schoolbook: linh before a unit without tens, mốt and tư after mươi, lăm after mười and mươi;
 * a group that follows another is read with its empty hundred ('không trăm sáu mươi hai nghìn').
 */

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BILLION = 1_000_000_000n;

/**
 * '1385062438' gives 'Một tỷ ba trăm tám mươi lăm triệu không trăm sáu mươi hai nghìn bốn trăm ba mươi tám đồng'.
 * Takes whole đồng as digits only; anything else is a caller's bug and throws.
 */
export function moneyToWords(digits: string): string {
  if (!/^\d+$/.test(digits)) throw new RangeError('moneyToWords takes digits only');
  const words = `${wholeToWords(BigInt(digits))} đồng`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function wholeToWords(value: bigint): string {
  if (value === 0n) return UNITS[0];
  const high = value / BILLION;
  const low = value % BILLION;
  const parts = high > 0n ? [`${wholeToWords(high)} tỷ`] : [];
  const scales: readonly (readonly [number, string])[] = [
    [1_000_000, ' triệu'],
    [1_000, ' nghìn'],
    [1, ''],
  ];
  for (const [size, name] of scales) {
    const group = Math.floor(Number(low) / size) % 1000;
    if (group > 0) parts.push(groupToWords(group, parts.length > 0) + name);
  }
  return parts.join(' ');
}

/** One group of three digits; `follows` = another group stands before it. */
function groupToWords(group: number, follows: boolean): string {
  const hundreds = Math.floor(group / 100);
  const tens = Math.floor(group / 10) % 10;
  const units = group % 10;
  const parts: string[] = [];
  if (hundreds > 0 || follows) parts.push(`${unitWord(hundreds)} trăm`);
  if (tens === 0 && units > 0 && parts.length > 0) parts.push('linh');
  if (tens === 1) parts.push('mười');
  if (tens > 1) parts.push(`${unitWord(tens)} mươi`);
  if (units > 0) parts.push(lastWord(units, tens));
  return parts.join(' ');
}

function lastWord(units: number, tens: number): string {
  if (units === 5 && tens > 0) return 'lăm';
  if (units === 1 && tens > 1) return 'mốt';
  if (units === 4 && tens > 1) return 'tư';
  return unitWord(units);
}

function unitWord(digit: number): string {
  const word = UNITS[digit];
  if (word === undefined) throw new RangeError('not a digit');
  return word;
}
