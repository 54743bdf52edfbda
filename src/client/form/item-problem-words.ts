import type { CellProblem, ItemProblem } from '#domain/checklist/check-item.ts';
import type { ItemOf } from '#domain/checklist/item.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { answerProblemWords, type ProblemWords } from './answer-problem-words.ts';
import { columnHead } from './table-layout.ts';

/** Of a table that somebody answered as a whole although it has rows. */
export function noneButRowsWords({
  said,
  rows,
}: Extract<ItemProblem, { code: 'none-but-rows' }>): ProblemWords {
  return {
    title:
      said === 'na' ? m.fill_problem_na_but_rows({ rows }) : m.fill_problem_none_but_rows({ rows }),
    detail: m.fill_problem_none_but_rows_next(),
  };
}

/** Of an item whose photos are begun and not complete. */
export function fewPhotosWords({
  found,
  wanted,
}: Extract<ItemProblem, { code: 'too-few-photos' }>): ProblemWords {
  return {
    title: m.fill_problem_few_photos({ found, wanted }),
    detail: m.fill_problem_few_photos_next(),
  };
}

/** 'Lĩnh vực 2: Đất đai, Hạn trả: Không có ngày 30/2/2022 trong lịch.' `row`: what the row is called. */
export function cellProblemWords(
  item: ItemOf<'table'>,
  row: string,
  { column, problem }: CellProblem,
): string {
  const spec = item.columns.find(({ id }) => id === column);
  if (spec === undefined) return row;
  return m.fill_problem_cell({
    row,
    column: columnHead(spec),
    problem: answerProblemWords(spec, problem).title,
  });
}
