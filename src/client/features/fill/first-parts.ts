import type { SheetPart } from './sheet-parts.ts';

/** More than two screens of a tablet. */
const rowsAfter = 30;

/**
 * What is drawn of a long list before anything else: up to the place where it opens and some rows after
 * it. The rest comes once these are painted, and lies below them, so nothing moves. A list that ends
 * soon after is given whole, as the same object.
 */
export function firstParts(parts: readonly SheetPart[], place: string): readonly SheetPart[] {
  const codes = parts.flatMap(({ rows }) => rows.map(({ item }) => item.code));
  const most = Math.max(codes.indexOf(place), 0) + rowsAfter;
  if (codes.length <= most + rowsAfter) return parts;
  return parts
    .filter(({ before }) => before < most)
    .map((part) =>
      part.before + part.rows.length <= most
        ? part
        : { ...part, rows: part.rows.slice(0, most - part.before), unasked: [] },
    );
}
