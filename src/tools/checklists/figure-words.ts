/** How a figure of a cross-check or a condition is called on paper: its code, and its own name where it has one. */
import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import { figurePlace, type FigureRef } from '#domain/cross-check/figure-ref.ts';

export type ItemsByCode = ReadonlyMap<string, ChecklistItem>;

export const itemsByCode = (
  checklists: readonly {
    readonly sections: readonly { readonly items: readonly ChecklistItem[] }[];
  }[],
): ItemsByCode =>
  new Map(
    checklists
      .flatMap(({ sections }) => sections)
      .flatMap(({ items }) => items)
      .map((item) => [item.code, item]),
  );

const VISIT_DATES = {
  date: 'ngày kiểm tra',
  from: 'ngày đầu thời kỳ kiểm tra',
  to: 'ngày cuối thời kỳ kiểm tra',
} as const;

/** `E04 (Tiếp nhận trong kỳ)`, in Vietnamese; the code alone where the figure has no short name. */
export function figureWords(ref: FigureRef, items: ItemsByCode): string {
  const place = figurePlace(ref);
  if (place.type === 'visit') return VISIT_DATES[place.date];
  const item = items.get(place.code);
  const name = item === undefined ? null : figureName(item, place.member, items);
  return name === null ? place.code : `${place.code} (${name})`;
}

/** Name of a column of a table, its id where the table is not here. */
export const columnWords = (table: string, column: string, items: ItemsByCode): string =>
  `“${columnOf(table, column, items)?.label.vi ?? column}”`;

export function columnOf(table: string, id: string, items: ItemsByCode): TableColumn | undefined {
  const item = items.get(table);
  return item?.type === 'table' ? item.columns.find((column) => column.id === id) : undefined;
}

function figureName(item: ChecklistItem, member: string | null, items: ItemsByCode): string | null {
  if (member === null) return item.short?.vi ?? null;
  if (member === 'rows') return 'số dòng';
  if (item.type === 'table') return `tổng cột ${columnWords(item.code, member, items)}`;
  if (item.type === 'ratio') return ratioName(item, member);
  const part = 'parts' in item ? item.parts?.[Number(member) - 1] : undefined;
  return part?.label.vi ?? null;
}

function ratioName(item: Extract<ChecklistItem, { type: 'ratio' }>, member: string): string | null {
  if (member === 'part') return item.labels.part.vi;
  if (member === 'whole') return item.labels.whole.vi;
  return member === 'stated' ? 'tỷ lệ đơn vị báo' : null;
}
