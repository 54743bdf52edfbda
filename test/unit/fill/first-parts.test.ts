import { describe, expect, it } from 'vitest';
import { firstParts } from '#client/features/fill/first-parts.ts';
import type { SheetPart } from '#client/features/fill/sheet-parts.ts';

/** Sections of twenty rows, as far as the cut looks at them. */
const partsOf = (sections: number): readonly SheetPart[] =>
  Array.from({ length: sections }, (_, section) => ({
    section: { id: `s${section}` },
    before: section * 20,
    rows: Array.from({ length: 20 }, (__, row) => ({ item: { code: `Z${section * 20 + row}` } })),
    unasked: [],
  })) as unknown as readonly SheetPart[];
const codesOf = (parts: readonly SheetPart[]) =>
  parts.flatMap(({ rows }) => rows.map(({ item }) => item.code));

describe('what is drawn of a list before anything else', () => {
  it('is its beginning, in order and without gaps; whole sections are the same objects', () => {
    const parts = partsOf(25);
    const first = firstParts(parts, 'Z0');
    expect(codesOf(first)).toEqual(codesOf(parts).slice(0, 30));
    expect(first[0]).toBe(parts[0]);
  });

  it('reaches past the place where the list opens, also in a later section', () => {
    const parts = partsOf(25);
    expect(codesOf(firstParts(parts, 'Z251'))).toEqual(codesOf(parts).slice(0, 281));
  });

  it('is all of it where little would be left, or where the place is near the end', () => {
    for (const [sections, place] of [
      [2, 'Z0'],
      [3, 'Z3'],
      [25, 'Z460'],
    ] as const) {
      const parts = partsOf(sections);
      expect(firstParts(parts, place)).toBe(parts);
    }
  });
});
