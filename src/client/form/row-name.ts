import type { ItemOf } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { cellView } from './cell-view.ts';
import { labelText } from './label-text.ts';

/** What a row is called: its number from 1, and the words of its first cell where it has any. */
export function rowName(item: ItemOf<'table'>, record: FoldedRecord, number: number): string {
  const row = labelText(item.rowName);
  const [first] = item.columns;
  const cell = first === undefined ? null : cellView(first, record);
  return cell?.look === 'answer'
    ? m.answers_table_row_named({ row, number, name: cell.words })
    : m.answers_table_row({ row, number });
}
