/**
 * What of a form did not become part of the checklist. Law: whatever stands in a cell of the form is
 * in the checklist, or in this list with its sheet and row; nothing is dropped in silence.
 */
export interface NotMapped {
  readonly sheet: string;
  /** As the spreadsheet program numbers it, from 1. */
  readonly row: number;
  /** What stands there: `appearance "minimal"`. */
  readonly what: string;
  readonly why: string;
}

const SHEETS = ['survey', 'choices', 'settings'];

/** One line for all rows of a sheet of which the same is to be said: `survey rows 3-9: ...`. */
export function notMappedLines(list: readonly NotMapped[]): readonly string[] {
  const groups = new Map<string, { first: NotMapped; rows: Set<number> }>();
  for (const entry of list) {
    const key = JSON.stringify([entry.sheet, entry.what, entry.why]);
    const group = groups.get(key) ?? { first: entry, rows: new Set() };
    groups.set(key, group);
    group.rows.add(entry.row);
  }
  return [...groups.values()]
    .map(({ first, rows }) => ({ first, rows: [...rows].sort((a, b) => a - b) }))
    .sort(
      (a, b) => sheetOrder(a.first) - sheetOrder(b.first) || (a.rows[0] ?? 0) - (b.rows[0] ?? 0),
    )
    .map(({ first: { sheet, what, why }, rows }) => `${sheet} ${rowWords(rows)}: ${what}: ${why}`);
}

function sheetOrder({ sheet }: NotMapped): number {
  const order = SHEETS.indexOf(sheet);
  return order < 0 ? SHEETS.length : order;
}

/** `row 7`, `rows 3-9, 12`. */
function rowWords(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const words = ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
  return `${rows.length === 1 ? 'row' : 'rows'} ${words.join(', ')}`;
}
