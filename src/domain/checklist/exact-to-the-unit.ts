/**
 * True of a figure that somebody counted or copied to its last digit: 1.385.062.438, 97,33 %. A word
 * like "hơn" beside it contradicts it (R11), while "trên 600", "gần 10.000" and "hơn 125" are how people
 * round. Takes digits, or a percentage with a point.
 */
export function isExactToTheUnit(figure: string): boolean {
  const [whole = '', fraction = ''] = figure.split('.');
  if (fraction !== '') return fraction.length >= 2;
  if (whole.length < 3 || whole.endsWith('0')) return false;
  return whole.length > 3 || !whole.endsWith('5');
}
