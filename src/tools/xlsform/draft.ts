import type { ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import type { TableRow } from './sheet-table.ts';
import type { Target } from './target.ts';

/** A column of a table with the row that it came from. */
export interface DraftColumn {
  readonly column: TableColumn;
  /** Groups around it inside of the table. */
  readonly within: readonly TableRow[];
  readonly row: TableRow;
  readonly options: Target['options'];
}

/** An item with the row that it came from; conditions come later, when every name is known. */
export interface DraftItem {
  readonly item: ChecklistItem;
  readonly row: TableRow;
  readonly options: Target['options'];
  readonly columns: readonly DraftColumn[];
}

export interface DraftSection {
  readonly section: Omit<ChecklistSection, 'items'>;
  /** The rows that begin the groups of which it was made, from the outside in. */
  readonly groups: readonly TableRow[];
  readonly items: readonly DraftItem[];
}
