import type { Label } from '#domain/checklist/label.ts';
import type { ChoiceLists } from './choice-lists.ts';
import type { WordReader } from './form-words.ts';
import type { NotMapped } from './not-mapped.ts';
import { listAt } from './row-remarks.ts';
import type { TableRow } from './sheet-table.ts';
import type { Target } from './target.ts';

/** What is at hand while questions become items. */
export interface DraftContext {
  readonly words: WordReader;
  readonly lists: ChoiceLists;
  /** Filled while the form is read; null where two questions have one name. */
  readonly targets: Map<string, Target | null>;
  readonly notMapped: NotMapped[];
}

/** The name stands where a label is missing: an item without words cannot be. */
export function labelOf({ words, notMapped }: DraftContext, row: TableRow): Label {
  const list = listAt(notMapped, row);
  const label = words.read(row, 'label', list);
  if (label !== null) return label;
  const name = row.cells.get('name') ?? row.cells.get('type') ?? '';
  list({ what: `label of "${name}"`, why: 'is missing; the name stands in its place' });
  return { vi: name };
}

export function registerName(
  row: TableRow,
  target: Target,
  { targets, notMapped }: DraftContext,
): void {
  const name = row.cells.get('name');
  if (name === undefined) return;
  if (targets.has(name)) {
    const why = 'two questions have this name; what refers to it is not taken';
    listAt(notMapped, row)({ what: `name "${name}"`, why });
  }
  targets.set(name, targets.has(name) ? null : target);
}
