/** The answers of a visit as rules read them, gathered from its records. */
import {
  answerValueSchema,
  noAnswer,
  type AnswerLookup,
  type AnswerValue,
  type ItemAnswer,
  type TableRow,
} from '#domain/checklist/answer.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { answerFields, cellColumn, photoFields, rowFields } from './records.ts';

/** Record of the answer to an item. */
export function answerKey(checklistId: string, code: string): RecordKey {
  return makeRecordKey('answer', `${checklistId}/${code}`);
}

/**
 * Answers by checklist: `visitAnswers(records)('iso-9001')('B01')`. Records that are deleted are left
 * out; what cannot be read counts as not answered, and is shown by the screens as such.
 */
export function visitAnswers(
  records: Iterable<FoldedRecord>,
): (checklistId: string) => AnswerLookup {
  const byKey = new Map<RecordKey, FoldedRecord>();
  const rows = new Map<RecordKey, FoldedRecord[]>();
  const photos = new Map<RecordKey, number>();
  for (const record of records) {
    if (record.deleted) continue;
    const { kind } = recordParts(record.record);
    if (kind === 'answer') byKey.set(record.record, record);
    else if (kind === 'row') {
      const of = readField(record, 'of', rowFields.of).value;
      if (of !== undefined) rows.set(of, [...(rows.get(of) ?? []), record]);
    } else if (kind === 'photo') {
      const of = readField(record, 'of', photoFields.of).value;
      if (of !== undefined) photos.set(of, (photos.get(of) ?? 0) + 1);
    }
  }
  return (checklistId) => (code) => {
    const key = answerKey(checklistId, code);
    const record = byKey.get(key);
    const own = rows.get(key);
    const pictures = photos.get(key) ?? 0;
    if (record === undefined && own === undefined && pictures === 0) return noAnswer;
    return {
      value: readField(record, 'value', answerFields.value).value ?? null,
      rows: own === undefined ? [] : sortRows(own).map(tableRow),
      photos: pictures,
      note: readField(record, 'note', answerFields.note).value ?? '',
    } satisfies ItemAnswer;
  };
}

/** Rows in their order, ties by record id (S8). */
export function sortRows(rows: readonly FoldedRecord[]): readonly FoldedRecord[] {
  const orderOf = (row: FoldedRecord) => readField(row, 'order', rowFields.order).value ?? '';
  return rows.toSorted((left, right) => {
    const [a, b] = [orderOf(left), orderOf(right)];
    if (a !== b) return a < b ? -1 : 1;
    return left.record < right.record ? -1 : 1;
  });
}

export function tableRow(record: FoldedRecord): TableRow {
  const cells: Record<string, AnswerValue | null> = {};
  for (const [field, { value }] of Object.entries(record.fields)) {
    const column = cellColumn(field);
    if (column === null || value === null) continue;
    const parsed = answerValueSchema.safeParse(value);
    if (parsed.success) cells[column] = parsed.data;
  }
  return { record: record.record, cells };
}
