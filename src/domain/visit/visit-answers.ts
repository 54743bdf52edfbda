/** The answers of a visit as rules read them, gathered from its records. */
import {
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

/** Record of what was said to a check that is written in a checklist. */
export function checkKey(checklistId: string, checkId: string): RecordKey {
  return makeRecordKey('check', `${checklistId}/${checkId}`);
}

/**
 * Answers by checklist: `visitAnswers(records)('iso-9001')('B01')`. Records that are deleted are left
 * out; what cannot be read counts as not answered, and is shown by the screens as such.
 */
export function visitAnswers(
  records: Iterable<FoldedRecord>,
): (checklistId: string) => AnswerLookup {
  const written = new Map<string, Written>();
  const at = (key: string): Written => {
    const before = written.get(key);
    if (before !== undefined) return before;
    const fresh: Written = { answer: undefined, rows: [], photos: 0 };
    written.set(key, fresh);
    return fresh;
  };
  for (const record of records) {
    if (record.deleted) continue;
    const { kind } = recordParts(record.record);
    if (kind === 'answer') at(record.record).answer = record;
    else if (kind === 'row') {
      const of = readField(record, 'of', rowFields.of).value;
      if (of !== undefined) at(of).rows.push(record);
    } else if (kind === 'photo') {
      const of = readField(record, 'of', photoFields.of).value;
      if (of !== undefined) at(of).photos += 1;
    }
  }
  // Progress, visibility and checks each ask for every item: an answer is put together once.
  const answers = new Map<string, ItemAnswer>();
  return (checklistId) => (code) => {
    const key = `answer:${checklistId}/${code}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const own = written.get(key);
    const answer = own === undefined ? noAnswer : itemAnswer(own);
    answers.set(key, answer);
    return answer;
  };
}

/** What the records of a visit say at one item. */
interface Written {
  answer: FoldedRecord | undefined;
  readonly rows: FoldedRecord[];
  photos: number;
}

function itemAnswer({ answer, rows, photos }: Written): ItemAnswer {
  return {
    value: readField(answer, 'value', answerFields.value).value ?? null,
    rows: sortRows(rows).map(tableRow),
    photos,
    note: readField(answer, 'note', answerFields.note).value ?? '',
  };
}

/** Rows in their order, ties by record id (S8). */
export function sortRows(rows: readonly FoldedRecord[]): readonly FoldedRecord[] {
  const orders = new Map(
    rows.map((row) => [row, readField(row, 'order', rowFields.order).value ?? '']),
  );
  return rows.toSorted((left, right) => {
    const [a = '', b = ''] = [orders.get(left), orders.get(right)];
    if (a !== b) return a < b ? -1 : 1;
    return left.record < right.record ? -1 : 1;
  });
}

/** A row never changes without becoming another record object: its cells are read once. */
const tableRows = new WeakMap<FoldedRecord, TableRow>();

export function tableRow(record: FoldedRecord): TableRow {
  const known = tableRows.get(record);
  if (known !== undefined) return known;
  const cells: Record<string, AnswerValue | null> = {};
  for (const field of Object.keys(record.fields)) {
    const column = cellColumn(field);
    const value = column === null ? null : readField(record, field, rowFields.cell).value;
    if (column !== null && value) cells[column] = value;
  }
  const row = { record: record.record, cells };
  tableRows.set(record, row);
  return row;
}
