/** The questions inside of a repeat as columns of a table. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { Label } from '#domain/checklist/label.ts';
import { answerShape } from './answer-shape.ts';
import { labelOf, registerName, type DraftContext } from './draft-context.ts';
import type { DraftColumn } from './draft.ts';
import { listAt, listRemarks, rowContent } from './row-remarks.ts';
import { takeName } from './slug.ts';
import type { Question, Repeat } from './survey-tree.ts';

const MOST_COLUMNS = 20;
/** They have a meaning of their own in cross-checks. */
const RESERVED = ['part', 'whole', 'stated', 'rows'];
/** Of a column's id, less two digits that tell like names apart. */
const ID_LENGTH = 22;

export function draftColumns(
  { questions }: Repeat,
  code: string,
  context: DraftContext,
): readonly DraftColumn[] {
  const taken = new Set(RESERVED);
  const columns: DraftColumn[] = [];
  for (const question of questions) {
    const draft = draftColumn(question, columns.length, code, taken, context);
    if (draft !== null) columns.push(draft);
  }
  return columns;
}

function draftColumn(
  question: Question,
  before: number,
  code: string,
  taken: Set<string>,
  context: DraftContext,
): DraftColumn | null {
  const { row, type, within } = question;
  const list = listAt(context.notMapped, row);
  const leaveOut = (why: string): null => {
    list({ what: rowContent(row), why });
    return null;
  };
  if (type.kind === 'note') return leaveOut('a column has no words but its head');
  if (type.kind === 'image') return leaveOut('photos belong to items, not to rows of a table');
  if (type.kind === 'unmapped') return leaveOut(type.why);
  if (before === MOST_COLUMNS) return leaveOut(`a table has at most ${MOST_COLUMNS} columns`);
  if (type.kind === 'calculate')
    return leaveOut('a checklist computes nothing; a cross-check compares');
  const own = labelOf(context, row);
  const shape = answerShape(question, own, context.lists, list);
  if (!shape.ok) return leaveOut(shape.error);
  const { spec, options } = shape.value;
  if (spec.type === 'photo') return null;
  const id = takeName(columnId(row.cells.get('name') ?? ''), taken, '');
  registerName(row, { code, type: spec.type, column: id, options }, context);
  listRemarks(row, context.notMapped, {
    taken: shape.value.taken,
    placeless: ['relevant', 'hint', 'guidance_hint'],
  });
  for (const group of within) {
    listRemarks(group, context.notMapped, { placeless: ['relevant', 'hint', 'guidance_hint'] });
  }
  const label = [...within.map((group) => labelOf(context, group)), own].reduce(joined);
  return { column: { id, label, ...spec }, within, row, options };
}

function joined(group: Label, label: Label): Label {
  const vi = `${group.vi} / ${label.vi}`;
  return group.en === undefined || label.en === undefined
    ? { vi }
    : { vi, en: `${group.en} / ${label.en}` };
}

/** `ngay_nhan` is ngayNhan: an id is part of a field's name, which is written like that. */
function columnId(name: string): string {
  const words = foldForSearch(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const id = words
    .map((word, index) => (index === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('')
    .replace(/^\d+/, '');
  return id === '' ? 'cot' : `${id.charAt(0).toLowerCase()}${id.slice(1, ID_LENGTH)}`;
}
