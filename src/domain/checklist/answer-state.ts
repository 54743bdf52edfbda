import { noAnswer, type AnswerValue, type ItemAnswer, type TableRow } from './answer.ts';
import type { AnswerSpec, TableColumn } from './item.ts';

/**
 * What the margin shows of an item. `recorded` is a figure, date, text or choice that was written
 * down: it is drawn like `ok`, but it is a statement, not a good mark.
 */
export type AnswerState = 'unanswered' | 'ok' | 'part' | 'fail' | 'na' | 'recorded';

const STATE_OF_LEVEL = { met: 'ok', partial: 'part', unmet: 'fail' } as const;

/**
 * State of one item. An answer with some of its figures is `recorded`, because the margin's mark
 * means "what you wrote is saved"; what is still blank is told by `checkAnswer`. An answer of
 * another kind than the item asks for (the checklist's version moved on) does not answer it.
 */
export function answerState(spec: AnswerSpec, answer: ItemAnswer): AnswerState {
  switch (spec.type) {
    case 'table':
      return answer.rows.length > 0
        ? rowsState(spec.columns, answer.rows)
        : valueState(spec, answer.value);
    case 'photo':
      return answer.photos >= (spec.atLeast ?? 1) ? 'recorded' : valueState(spec, answer.value);
    default:
      return valueState(spec, answer.value);
  }
}

/** The same for a value alone: a cell, a draft, a head in a conflict. */
export function valueState(spec: AnswerSpec, value: AnswerValue | null | undefined): AnswerState {
  if (value === null || value === undefined) return 'unanswered';
  if (value.kind === 'na') return 'na';
  if (value.kind !== spec.type || isBlank(value)) return 'unanswered';
  if (value.kind === 'compliance') return STATE_OF_LEVEL[value.level];
  if (value.kind === 'yes-no' && spec.type === 'yes-no' && spec.failsOn !== undefined) {
    return value.yes === (spec.failsOn === 'yes') ? 'fail' : 'ok';
  }
  return 'recorded';
}

export const isAnswered = (spec: AnswerSpec, answer: ItemAnswer = noAnswer): boolean =>
  answerState(spec, answer) !== 'unanswered';

/** A table in which one cell is a failing has one, whatever else it lists. */
function rowsState(columns: readonly TableColumn[], rows: readonly TableRow[]): AnswerState {
  const states = new Set(
    rows.flatMap(({ cells }) => columns.map((column) => valueState(column, cells[column.id]))),
  );
  if (states.has('fail')) return 'fail';
  return states.has('part') ? 'part' : 'recorded';
}

/** True when an answer holds nothing but blanks, as it does after a typed figure was rubbed out. */
function isBlank(value: AnswerValue): boolean {
  switch (value.kind) {
    case 'na':
    case 'compliance':
    case 'yes-no':
    case 'table':
      return false;
    case 'count':
      return value.counts.every((count) => count === null);
    case 'money':
      return value.dong.every((amount) => amount === null);
    case 'percentage':
      return value.percents.every((percent) => percent === null);
    case 'date':
      return value.dates.every((date) => date === null);
    case 'ratio':
      return value.part === null && value.whole === null && value.stated === null;
    case 'text':
      return value.text.trim() === '';
    case 'choice':
      return value.option === '';
    case 'choices':
      return value.options.length === 0;
  }
}
