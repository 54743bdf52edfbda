import type { TableColumn } from '#domain/checklist/item.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { labelText } from './label-text.ts';

/** Least width in rem and share of the rest, by type: what its words need without being cut. */
const WIDTHS: Readonly<Record<TableColumn['type'], readonly [least: number, share: number]>> = {
  text: [8, 2],
  choice: [7, 1.3],
  choices: [9, 2],
  count: [5.5, 1],
  money: [9, 1.2],
  percentage: [5.5, 0.8],
  date: [6.5, 0.8],
  compliance: [7, 1],
  'yes-no': [5, 0.6],
};
const NUMBER_REM = 3.25;

/** Tracks of a line: the row's number, then the columns. */
export function lineTracks(columns: readonly TableColumn[]): string {
  const tracks = columns.map(({ type }) => {
    const [least, share] = WIDTHS[type];
    return `minmax(${least}rem, ${share}fr)`;
  });
  return [`${NUMBER_REM}rem`, ...tracks].join(' ');
}

/** Below this width in rem a row is a card and not a line. */
export function leastLineRem(columns: readonly TableColumn[]): number {
  return columns.reduce((total, { type }) => total + WIDTHS[type][0], NUMBER_REM);
}

export function isNumeric({ type }: TableColumn): boolean {
  return type === 'count' || type === 'money' || type === 'percentage';
}

/** The head of a column, with the unit of its figures. */
export function columnHead(column: TableColumn): string {
  const label = labelText(column.label);
  const unit =
    column.type === 'money'
      ? m.fill_unit_dong()
      : column.type === 'count' && column.unit !== undefined
        ? labelText(column.unit)
        : null;
  return unit === null ? label : `${label} (${unit})`;
}
