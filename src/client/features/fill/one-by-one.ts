import type { SheetPart } from './sheet-parts.ts';

/**
 * The same parts with no row but one, which keeps its place among all of them. Sections stay, or text
 * that could not be stored would go with their forms.
 */
export function onlyRow(parts: readonly SheetPart[], code: string): readonly SheetPart[] {
  return parts.map((part) => {
    const at = part.rows.findIndex(({ item }) => item.code === code);
    if (at === -1) return emptied(part);
    return { ...part, before: part.before + at, rows: part.rows.slice(at, at + 1), unasked: [] };
  });
}

const emptyParts = new WeakMap<SheetPart['section'], SheetPart>();

function emptied(part: SheetPart): SheetPart {
  const known = emptyParts.get(part.section);
  if (known !== undefined) return known;
  const empty = { ...part, before: 0, rows: [], unasked: [] };
  emptyParts.set(part.section, empty);
  return empty;
}
