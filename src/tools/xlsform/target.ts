import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import type { ChoiceMeaning } from './choice-lists.ts';

/** What the name of a question leads to in the checklist. */
export interface Target {
  /** Code of the item, or of the table in which the column stands. */
  readonly code: string;
  readonly type: ChecklistItem['type'] | TableColumn['type'];
  /** Id of the column, for a question inside of a repeat. */
  readonly column: string | null;
  /** What the names of its options mean. */
  readonly options: ReadonlyMap<string, ChoiceMeaning>;
}

/** By the name of the question; null where two questions have one name. */
export type Targets = ReadonlyMap<string, Target | null>;
