import type { AnswerValue } from './answer.ts';
import type { AnswerSpec, TableColumn } from './item.ts';

/**
 * Where a cell that was written to some version of a table stands in this one. `column`: in its column.
 * `other-option`: there too, though an option that was chosen is no longer offered. `none`: the column is
 * gone or asks for another type, so that no line of the table shows it.
 */
export function cellPlace(
  column: TableColumn | undefined,
  value: AnswerValue,
): 'column' | 'other-option' | 'none' {
  if (column === undefined) return 'none';
  if (value.kind === 'na') return 'column';
  if (value.kind !== column.type) return 'none';
  return offersAll(column, value) ? 'column' : 'other-option';
}

/** Whether every option that was chosen can still be chosen; true of an answer that is no choice. */
export function offersAll(spec: AnswerSpec, value: AnswerValue | null): boolean {
  const chosen =
    value?.kind === 'choice' ? [value.option] : value?.kind === 'choices' ? value.options : [];
  const offered = 'options' in spec ? spec.options.map(({ code }) => code) : [];
  return chosen.every((code) => offered.includes(code));
}
