/** A question or a repeat as an item, with its code and with its name as others refer to it. */
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import { answerShape } from './answer-shape.ts';
import { draftColumns } from './draft-columns.ts';
import { labelOf, registerName, type DraftContext } from './draft-context.ts';
import type { DraftItem } from './draft.ts';
import { listAt, listRemarks, rowContent } from './row-remarks.ts';
import type { TableRow } from './sheet-table.ts';
import type { Question, Repeat } from './survey-tree.ts';

/** What is shown until a person has written what to look at. */
const LOOK_AT_MISSING: Label = { vi: 'Cần ghi: xem gì, ở đâu' };

/** Null when nothing of it maps; it has been listed by then. `notes` stand before it in the form. */
export function draftItem(
  entry: Question | Repeat,
  code: string,
  notes: readonly TableRow[],
  context: DraftContext,
): DraftItem | null {
  return entry.kind === 'repeat'
    ? repeatItem(entry, code, notes, context)
    : questionItem(entry, code, notes, context);
}

function questionItem(
  question: Question,
  code: string,
  notes: readonly TableRow[],
  context: DraftContext,
): DraftItem | null {
  const { row, type } = question;
  const list = listAt(context.notMapped, row);
  const isItem = type.kind !== 'unmapped' && type.kind !== 'calculate';
  const text = isItem ? labelOf(context, row) : { vi: '' };
  const shape = answerShape(question, text, context.lists, list);
  if (!shape.ok) {
    list({ what: rowContent(row), why: shape.error });
    return null;
  }
  const { spec, options, taken } = shape.value;
  registerName(row, { code, type: spec.type, column: null, options }, context);
  listRemarks(row, context.notMapped, { taken });
  const severity = spec.type === 'compliance' ? 'minor' : 'info';
  const lookAt = lookAtOf(row, notes, context);
  const item: ChecklistItem = { code, text, lookAt, severity, legal: [], ...spec };
  return { item, row, options, columns: [] };
}

function repeatItem(
  repeat: Repeat,
  code: string,
  notes: readonly TableRow[],
  context: DraftContext,
): DraftItem | null {
  const { row } = repeat;
  const columns = draftColumns(repeat, code, context);
  if (columns.length === 0) {
    listAt(
      context.notMapped,
      row,
    )({ what: rowContent(row), why: 'has no question that can be a column' });
    return null;
  }
  const text = labelOf(context, row);
  registerName(row, { code, type: 'table', column: null, options: new Map() }, context);
  listRemarks(row, context.notMapped, { placeless: ['constraint', 'constraint_message'] });
  const item: ChecklistItem = {
    code,
    text,
    lookAt: lookAtOf(row, notes, context),
    severity: 'info',
    legal: [],
    type: 'table',
    rowName: text,
    columns: columns.map(({ column }) => column),
  };
  return { item, row, options: new Map(), columns };
}

function lookAtOf(row: TableRow, notes: readonly TableRow[], context: DraftContext): Label {
  const list = listAt(context.notMapped, row);
  const hints = ['hint', 'guidance_hint'].flatMap((column) => {
    const words = context.words.read(row, column, list);
    return words === null ? [] : [words];
  });
  const all = [...hints, ...notes.map((note) => labelOf(context, note))];
  if (all.length === 0) {
    list({ what: 'hint', why: 'is missing; write what to look at' });
    return LOOK_AT_MISSING;
  }
  const vi = all.map((label) => label.vi).join('; ');
  const en = all.flatMap((label) => label.en ?? []).join('; ');
  return en === '' ? { vi } : { vi, en };
}
