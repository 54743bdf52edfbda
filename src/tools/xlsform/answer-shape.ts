/** Which type of item a question becomes, with what that type needs to be answered. */
import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import type { Label } from '#domain/checklist/label.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { choiceWords, listMeaning, type ChoiceLists, type ChoiceMeaning } from './choice-lists.ts';
import type { ListNotMapped } from './form-words.ts';
import type { TableRow } from './sheet-table.ts';
import type { Question } from './survey-tree.ts';

export interface AnswerShape {
  readonly spec: Exclude<AnswerSpec, { type: 'table' | 'ratio' }>;
  readonly options: ReadonlyMap<string, ChoiceMeaning>;
  /** Cells of the row that the type has taken in. */
  readonly taken: readonly string[];
}

/** The error says why there is no such type. What is lost within a type is listed. */
export function answerShape(
  { type, row }: Question,
  label: Label,
  lists: ChoiceLists,
  list: ListNotMapped,
): Result<AnswerShape, string> {
  const plain = (spec: AnswerShape['spec'], taken: readonly string[] = []) =>
    ok({ spec, options: new Map<string, ChoiceMeaning>(), taken });
  switch (type.kind) {
    case 'text': {
      const taken = [
        ...(/\bmultiline\b/.test(row.cells.get('appearance') ?? '') ? ['appearance'] : []),
        ...(/^rows\s*=\s*\d+$/.test(row.cells.get('parameters') ?? '') ? ['parameters'] : []),
      ];
      return plain({ type: 'text', length: taken.length > 0 ? 'long' : 'short' }, taken);
    }
    case 'integer':
      if (isDong(label)) return plain({ type: 'money' });
      if (isPercent(label)) {
        list({
          what: `type "${row.cells.get('type') ?? ''}"`,
          why: 'a whole number is a count, though its label speaks of a percentage; write percentage if it is one',
        });
      }
      return plain({ type: 'count' });
    case 'percentage':
      return plain({ type: 'percentage' });
    case 'decimal':
      if (isPercent(label)) return plain({ type: 'percentage' });
      list({
        what: `type "${row.cells.get('type') ?? ''}"`,
        why: 'of decimal numbers only percentages have a type; it is a text',
      });
      return plain({ type: 'text', length: 'short' });
    case 'date':
      return plain({ type: 'date' });
    case 'image':
      return plain({ type: 'photo' });
    case 'select':
      if (isHeadRow(row)) return err('the head row of a table of options asks nothing');
      return selectShape(type, lists, list);
    case 'calculate':
      return err('a checklist computes nothing; a cross-check compares');
    case 'note':
      return err('a note is no question');
    case 'unmapped':
      return err(type.why);
  }
}

/** The appearance that shows the options of the rows below as heads of columns, and takes no answer. */
export const isHeadRow = ({ cells }: TableRow): boolean =>
  /(?:^|\s)label(?:\s|$)/.test(cells.get('appearance') ?? '');

function selectShape(
  type: Extract<Question['type'], { kind: 'select' }>,
  lists: ChoiceLists,
  list: ListNotMapped,
): Result<AnswerShape, string> {
  const choices = lists.get(type.list);
  if (choices === undefined) return err(`its list "${type.list}" is not in the sheet choices`);
  const [first, second] = choices;
  if (first === undefined || second === undefined) {
    const only = first === undefined ? '' : `: ${choiceWords(first)}`;
    return err(`its list "${type.list}" has one option alone${only}`);
  }
  if (type.other) {
    list({ what: 'or_other', why: 'an option with words of its own does not exist; use the note' });
  }
  if (type.beyond !== undefined) {
    const what = `"${type.beyond}" behind the list "${type.list}"`;
    list({ what, why: 'the app chooses the control by the type' });
  }
  const meaning = listMeaning(choices, type.multiple);
  const shape = { options: meaning.byName, taken: [] };
  if (meaning.type !== 'options') return ok({ ...shape, spec: { type: meaning.type } });
  const options = choices.flatMap(({ name, label }) => {
    const stored = meaning.byName.get(name);
    return stored === undefined || stored === 'na' || !('option' in stored)
      ? []
      : [{ code: stored.option, label: label ?? { vi: name } }];
  });
  return ok({ ...shape, spec: { type: type.multiple ? 'choices' : 'choice', options } });
}

const isPercent = ({ vi, en = '' }: Label): boolean =>
  /%|\b(ty le|ti le|phan tram|percent|percentage|rate)\b/.test(foldForSearch(`${vi} ${en}`));

/** Whole đồng only: "triệu đồng" counts millions. */
const isDong = ({ vi, en = '' }: Label): boolean =>
  /\((?:(?:dvt|don vi(?: tinh)?)\s*:?\s*)?(?:dong|vnd|₫)\)/.test(foldForSearch(`${vi} ${en}`));
