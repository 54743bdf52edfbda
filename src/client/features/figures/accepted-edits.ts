/** What an accepted figure of a pasted report comes to as edits of the visit's records. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { AnswerPlace } from '#domain/figures/answer-places.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { orderBehind } from '#domain/visit/conclusion-draft-order.ts';
import { answerFields, cellField, rowFields } from '#domain/visit/records.ts';
import { answerKey, sortRows, tableRow } from '#domain/visit/visit-answers.ts';

/** A row that was made for figures of the same text; the store's news of it may still be on its way. */
export interface MadeRow {
  readonly record: RecordKey;
  readonly order: string;
}

export interface AcceptedFigure {
  readonly scope: Scope;
  readonly checklists: readonly Checklist[];
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
  readonly place: AnswerPlace;
  readonly value: AnswerValue;
  /** By answer and name; a row that is made here is added to it. */
  readonly made: Map<string, MadeRow>;
  readonly newRow: () => RecordKey;
}

/**
 * One answer, or one cell: in the row of that name, which is made behind the others where there is none.
 * Edits name what is seen now, so that what a colleague writes meanwhile stands beside it (S3).
 */
export function acceptedEdits(figure: AcceptedFigure): readonly Edit[] {
  const { scope, records, place, value } = figure;
  const answer = answerKey(place.checklist, place.code);
  const write = (record: RecordKey, field: string, written: Edit['value']): Edit => {
    const seen = seenHeads(records.get(record), field);
    return { scope, record, field, value: written, seen };
  };
  if (place.cell === null) return [write(answer, 'value', value)];
  const { column, row: name } = place.cell;
  const field = cellField(column);
  const rows = rowsOf(records, answer);
  const first = firstTextColumn(figure);
  const key = `${answer}|${name === null ? '' : foldForSearch(name)}`;
  const known = figure.made.get(key)?.record ?? rowNamed(rows, first, name);
  if (known !== undefined) return [write(known, field, value)];
  const placed = [...rows.map(placedRow), ...figure.made.values()];
  const record = figure.newRow();
  const order = orderBehind(placed.toSorted((left, right) => (left.order < right.order ? -1 : 1)));
  figure.made.set(key, { record, order });
  const standing = readField(records.get(answer), 'value', answerFields.value).value ?? null;
  return [
    write(record, 'of', answer),
    write(record, 'order', order),
    ...(name !== null && first !== null && first !== column
      ? [write(record, cellField(first), { kind: 'text', text: name })]
      : []),
    write(record, field, value),
    // "Nothing to list" and "not applicable" go with it: who adds a row says otherwise.
    ...(standing === null ? [] : [write(answer, 'value', null)]),
  ];
}

function rowsOf(
  records: ReadonlyMap<RecordKey, FoldedRecord>,
  answer: RecordKey,
): readonly FoldedRecord[] {
  const own = [...records.values()].filter(
    (record) =>
      recordParts(record.record).kind === 'row' &&
      readField(record, 'of', rowFields.of).value === answer,
  );
  return sortRows(own);
}

/** Rows are named by the text of their first column. */
function firstTextColumn({ checklists, place }: AcceptedFigure): string | null {
  const item = checklists
    .find(({ id }) => id === place.checklist)
    ?.sections.flatMap(({ items }) => items)
    .find(({ code }) => code === place.code);
  const first = item?.type === 'table' ? item.columns[0] : undefined;
  return first?.type === 'text' ? first.id : null;
}

function rowNamed(
  rows: readonly FoldedRecord[],
  column: string | null,
  name: string | null,
): RecordKey | undefined {
  if (column === null || name === null) return undefined;
  return rows.find((row) => {
    const cell = tableRow(row).cells[column];
    return cell?.kind === 'text' && foldForSearch(cell.text) === foldForSearch(name);
  })?.record;
}

function placedRow(row: FoldedRecord): MadeRow {
  return { record: row.record, order: readField(row, 'order', rowFields.order).value ?? '' };
}
