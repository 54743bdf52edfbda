import type { Hedge, TableRow } from '#domain/checklist/answer.ts';
import type { TableColumn } from '#domain/checklist/item.ts';
import { joinHedges, readCell } from '#domain/cross-check/figure-reader.ts';

/** What the app adds up under a column, told apart from what was reported. */
export type ColumnSum =
  | {
      readonly type: 'sum';
      readonly sum: string;
      readonly hedge: Hedge | null;
      /** Cells that are still blank and are not in the sum. */
      readonly blank: number;
    }
  /** Levels of unlike scales are never added (R22). */
  | { readonly type: 'unlike-scales' };

/** Null for a column that has nothing to add up. Exact: figures are digits, not floats. */
export function columnSum(column: TableColumn, rows: readonly TableRow[]): ColumnSum | null {
  if (column.type !== 'count' && column.type !== 'money') return null;
  const read = rows.map((row) => readCell(column, row));
  const figures = read.filter((figure) => figure !== null);
  if (figures.length === 0) return null;
  const schemes = new Set(
    rows.flatMap(({ cells }) => {
      const cell = cells[column.id];
      return cell?.kind === 'count' && cell.counts[0] !== null ? [cell.scheme] : [];
    }),
  );
  if (schemes.size > 1) return { type: 'unlike-scales' };
  const notApplicable = rows.filter(({ cells }) => cells[column.id]?.kind === 'na').length;
  return {
    type: 'sum',
    sum: figures.reduce((total, { value }) => total + BigInt(value), 0n).toString(),
    hedge: joinHedges(figures.map(({ hedge }) => hedge)),
    blank: rows.length - figures.length - notApplicable,
  };
}
