/** What is to be said of cells that no checklist knows, and of rows that become no item. */
import type { ListNotMapped } from './form-words.ts';
import type { NotMapped } from './not-mapped.ts';
import type { TableRow } from './sheet-table.ts';

export const listAt =
  (notMapped: NotMapped[], { row }: TableRow): ListNotMapped =>
  (entry) => {
    notMapped.push({ sheet: 'survey', row, ...entry });
  };

/** Cells that say how a form behaves. */
const BEHAVIOUR: Readonly<Record<string, string>> = {
  required: 'nothing keeps an inspector from saving; a missing answer is shown',
  required_message: 'nothing keeps an inspector from saving; a missing answer is shown',
  default: 'no answer is written before a person gives it',
  appearance: 'the app chooses the control by the type',
  parameters: 'the app chooses the control by the type',
  read_only: 'every item can be answered',
  calculation: 'a checklist computes nothing; a cross-check compares',
  trigger: 'a checklist computes nothing; a cross-check compares',
  choice_filter: 'options do not depend on other answers; all of them are there',
  repeat_count: 'a table has as many rows as are added',
  'media::image': 'a question is words',
  'media::big-image': 'a question is words',
  'media::audio': 'a question is words',
  'media::video': 'a question is words',
};

/** Cells that have a place in an item, and none in a note, a group or a column. */
const PLACELESS: Readonly<Record<string, string>> = {
  relevant: 'only items, tables and sections have a condition',
  constraint: 'only figures and dates have a cross-check',
  constraint_message: 'belongs to a rule that is not taken',
  hint: 'only items and tables say what to look at',
  guidance_hint: 'only items and tables say what to look at',
};

/**
 * Lists the cells of a row that stay behind. `taken` became part of the item; `placeless` would have
 * a place elsewhere.
 */
export function listRemarks(
  row: TableRow,
  notMapped: NotMapped[],
  { taken = [], placeless = [] }: { taken?: readonly string[]; placeless?: readonly string[] },
): void {
  for (const [key, cell] of row.cells) {
    const column = key.replace(/::(vi|en)$/, '');
    const why = BEHAVIOUR[column] ?? (placeless.includes(column) ? PLACELESS[column] : undefined);
    const saysNo = /^(required|read_only)$/.test(key) && /^(no|false|false\(\))$/i.test(cell);
    if (why === undefined || saysNo || taken.includes(key)) continue;
    listAt(notMapped, row)({ what: `${key} "${cell}"`, why });
  }
}

/** `geopoint "vi_tri"`; what there is of type and name. */
export function rowWords({ cells }: TableRow): string {
  const [type, name] = [cells.get('type'), cells.get('name')];
  if (type === undefined) return `"${[...cells.values()].join(' | ')}"`;
  return name === undefined ? `"${type}"` : `${type} "${name}"`;
}

/** All that stands in a row, for one that becomes no item: `geopoint "vi_tri", label "Vị trí"`. */
export function rowContent(row: TableRow): string {
  const rest = [...row.cells].filter(([key]) => key !== 'type' && key !== 'name');
  return [rowWords(row), ...rest.map(([key, cell]) => `${key} "${cell}"`)].join(', ');
}
