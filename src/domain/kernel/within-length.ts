/** The first of these until their lengths together exceed a bound, and one at least. */
export function withinLength<Row>(
  rows: readonly Row[],
  maxLength: number,
  lengthOf: (row: Row) => number,
): readonly Row[] {
  let left = maxLength;
  const end = rows.findIndex((row) => (left -= lengthOf(row)) < 0);
  return end === -1 ? rows : rows.slice(0, Math.max(1, end));
}
