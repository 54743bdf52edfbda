/**
 * How a cross-check names a figure. A name is data, checked when the file is loaded; nothing in it is
 * computed except the sum of a table's column.
 */
import { z } from 'zod';

/**
 * - `E04`: the only figure, date or percentage of the item
 * - `A24.2`: the second of its parts
 * - `E16.part`, `E16.whole`, `E16.stated`: a number of a ratio
 * - `E17.received`: a column of a table, summed over its rows
 * - `E17.rows`: how many rows a table has
 * - `visit.date`, `period.from`, `period.to`: dates of the visit
 */
export const figureRefSchema = z
  .string()
  .regex(/^([A-Z]\d{2,3}(\.([1-9]\d?|[a-z][A-Za-z0-9]*))?|visit\.date|period\.(from|to))$/, {
    error: 'a figure is E04, A24.2, E16.part, E17.received, E17.rows, visit.date or period.from',
  })
  .describe(
    'A figure: E04; A24.2 (second part); E16.part, .whole, .stated; E17.received (column, summed); E17.rows; visit.date, period.from, period.to.',
  );
export type FigureRef = z.infer<typeof figureRefSchema>;

export type FigurePlace =
  | { readonly type: 'visit'; readonly date: 'date' | 'from' | 'to' }
  | { readonly type: 'item'; readonly code: string; readonly member: string | null };

/** `E16.part` is item E16, member 'part'; `visit.date` is a date of the visit. */
export function figurePlace(ref: FigureRef): FigurePlace {
  const [head = '', member] = ref.split('.');
  if (head === 'visit') return { type: 'visit', date: 'date' };
  if (head === 'period') return { type: 'visit', date: member === 'to' ? 'to' : 'from' };
  return { type: 'item', code: head, member: member ?? null };
}

/** `one or more` of a check as a list. */
export const asList = (refs: FigureRef | readonly FigureRef[]): readonly FigureRef[] =>
  typeof refs === 'string' ? [refs] : refs;
