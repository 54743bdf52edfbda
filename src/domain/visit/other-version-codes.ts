import type { AnswerLookup } from '#domain/checklist/answer.ts';
import { cellPlace } from '#domain/checklist/cell-place.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { TableColumn } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { cellColumn } from './records.ts';
import { tableRow } from './visit-answers.ts';

/**
 * Codes of a checklist at which something was written and which this version of it does not have, in
 * their order: the answers were given to another version. `keys`: the answers that anything belongs to.
 */
export function otherVersionCodes(
  checklist: Pick<Checklist, 'id' | 'sections'>,
  keys: Iterable<RecordKey>,
): readonly string[] {
  const known = new Set(checklist.sections.flatMap(({ items }) => items.map(({ code }) => code)));
  const prefix = `${checklist.id}/`;
  return [...keys]
    .map(recordParts)
    .filter(({ kind, id }) => kind === 'answer' && id.startsWith(prefix))
    .map(({ id }) => id.slice(prefix.length))
    .filter((code) => !known.has(code))
    .toSorted();
}

/**
 * Codes of items whose answer is of another type than this version asks for, in the order of the walk.
 */
export function otherTypeCodes(
  checklist: Pick<Checklist, 'sections'>,
  answers: AnswerLookup,
): readonly string[] {
  return checklist.sections
    .flatMap(({ items }) => items)
    .filter(({ code, type }) => {
      const { value, rows } = answers(code);
      const isOther = value !== null && value.kind !== 'na' && value.kind !== type;
      return isOther || (rows.length > 0 && type !== 'table');
    })
    .map(({ code }) => code);
}

/**
 * Codes of tables of which some cell has no place in this version, in the order of the walk.
 * `rowsOf`: the rows of the table with this code.
 */
export function otherCellCodes(
  checklist: Pick<Checklist, 'sections'>,
  rowsOf: (code: string) => readonly FoldedRecord[],
): readonly string[] {
  return checklist.sections
    .flatMap(({ items }) => items)
    .filter(
      (item) =>
        item.type === 'table' &&
        rowsOf(item.code).some((row) => cellsApart(item.columns, row).length > 0),
    )
    .map(({ code }) => code);
}

/**
 * Columns of the cells of a row that have no place among these columns; without any columns, of all its
 * cells. One that cannot be read is among them where its column is gone: no line shows it either.
 */
export function cellsApart(columns: readonly TableColumn[], row: FoldedRecord): readonly string[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const { cells } = tableRow(row);
  return Object.entries(row.fields).flatMap(([field, { heads }]) => {
    const id = cellColumn(field);
    if (id === null || heads.every(({ value }) => value === null)) return [];
    const column = byId.get(id);
    if (column === undefined) return [id];
    const value = cells[id];
    return value && cellPlace(column, value) === 'none' ? [id] : [];
  });
}
