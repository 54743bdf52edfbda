/**
 * What does not add up in one item as it stands: its answer, each cell of its table by the same check,
 * its photos. As in one answer, nothing here blocks saving.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { ItemAnswer } from './answer.ts';
import { checkAnswer, type AnswerProblem } from './check-answer.ts';
import type { AnswerSpec, SpecOf } from './item.ts';

export type ItemProblem =
  | AnswerProblem
  | CellProblem
  /**
   * Somebody said that there is nothing to list, or that it does not apply, and there are rows (of
   * somebody else, perhaps).
   */
  | {
      readonly code: 'none-but-rows';
      readonly level: 'error';
      readonly said: 'none' | 'na';
      readonly rows: number;
    }
  /** Some photos are there, but not as many as the item asks for. */
  | {
      readonly code: 'too-few-photos';
      readonly level: 'ask';
      readonly found: number;
      readonly wanted: number;
    };

/** What does not add up in a cell of a table. Rows count from 1. */
export interface CellProblem {
  readonly code: 'cell';
  readonly level: AnswerProblem['level'];
  /** Key of the row's record. */
  readonly record: string;
  readonly index: number;
  readonly column: string;
  readonly problem: AnswerProblem;
}

/** `ok` when nothing speaks against it, blank and not-applicable included. */
export function checkItem(
  spec: AnswerSpec,
  answer: ItemAnswer,
): Result<null, readonly ItemProblem[]> {
  const own = checkAnswer(spec, answer.value);
  const problems: readonly ItemProblem[] = [
    ...(own.ok ? [] : own.error),
    ...(spec.type === 'table' ? tableProblems(spec, answer) : []),
    ...(spec.type === 'photo' ? photoProblems(spec, answer) : []),
  ];
  return problems.length === 0 ? ok(null) : err(problems);
}

function tableProblems(
  { columns }: SpecOf<'table'>,
  { value, rows }: ItemAnswer,
): readonly ItemProblem[] {
  const cells = rows.flatMap((row, at) =>
    columns.flatMap((column) => {
      const checked = checkAnswer(column, row.cells[column.id]);
      if (checked.ok) return [];
      return checked.error.map((problem) => ({
        ...{ code: 'cell' as const, level: problem.level, problem },
        ...{ record: row.record, index: at + 1, column: column.id },
      }));
    }),
  );
  const said = value?.kind === 'table' ? 'none' : value?.kind === 'na' ? 'na' : null;
  return said !== null && rows.length > 0
    ? [{ code: 'none-but-rows', level: 'error', said, rows: rows.length }, ...cells]
    : cells;
}

function photoProblems(
  { atLeast = 1 }: SpecOf<'photo'>,
  { value, photos }: ItemAnswer,
): readonly ItemProblem[] {
  if (value?.kind === 'na' || photos === 0 || photos >= atLeast) return [];
  return [{ code: 'too-few-photos', level: 'ask', found: photos, wanted: atLeast }];
}
