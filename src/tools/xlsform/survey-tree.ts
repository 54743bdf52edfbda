/** The rows of the sheet `survey` as questions and repeats, each with the groups around it. */
import type { NotMapped } from './not-mapped.ts';
import { questionType, type QuestionType } from './question-type.ts';
import { rowWords } from './row-remarks.ts';
import type { TableRow } from './sheet-table.ts';

export interface Question {
  readonly kind: 'question';
  readonly row: TableRow;
  readonly type: Exclude<QuestionType, { kind: 'begin' } | { kind: 'end' }>;
  /** Groups around it inside of a repeat, from the outside in. */
  readonly within: readonly TableRow[];
}

export interface Repeat {
  readonly kind: 'repeat';
  readonly row: TableRow;
  readonly questions: readonly Question[];
}

/** Questions and repeats that stand one after the other in the same groups. */
export interface Run {
  /** The rows that begin the groups, from the outside in. */
  readonly groups: readonly TableRow[];
  readonly entries: (Question | Repeat)[];
}

interface Level {
  readonly row: TableRow;
  readonly repeat: (Repeat & { readonly questions: Question[] }) | null;
}

export interface SurveyTree {
  readonly runs: readonly Run[];
  /** Every row that begins a group, those without a question included. */
  readonly groups: readonly TableRow[];
}

export function surveyTree(rows: readonly TableRow[], notMapped: NotMapped[]): SurveyTree {
  const runs: Run[] = [];
  const begun: TableRow[] = [];
  const levels: Level[] = [];
  const list = (row: number, what: string, why: string): void => {
    notMapped.push({ sheet: 'survey', row, what, why });
  };
  const groups = (): readonly TableRow[] =>
    levels.filter(({ repeat }) => repeat === null).map(({ row }) => row);
  const add = (entry: Question | Repeat): void => {
    const around = groups();
    const last = runs.at(-1);
    const isSame =
      last?.groups.length === around.length && last.groups.every((row, i) => row === around[i]);
    if (last !== undefined && isSame) last.entries.push(entry);
    else runs.push({ groups: around, entries: [entry] });
  };
  for (const row of rows) {
    const cell = row.cells.get('type');
    if (/^(yes|true|1)$/i.test(row.cells.get('disabled') ?? '')) {
      list(row.row, rowWords(row), 'is marked as disabled');
      continue;
    }
    if (cell === undefined) {
      list(row.row, rowWords(row), 'has no type');
      continue;
    }
    const type = questionType(cell);
    if (type.kind === 'end') {
      const ended = levels.pop();
      if (ended === undefined) list(row.row, `"${cell}"`, 'ends nothing');
      for (const [key, words] of row.cells) {
        const isRepeated = key === 'name' && words === ended?.row.cells.get('name');
        if (key === 'type' || isRepeated) continue;
        list(
          row.row,
          `${key} "${words}"`,
          'stands where a group ends; it is read where one begins',
        );
      }
    } else if (type.kind === 'begin') {
      if (type.remark !== null) list(row.row, rowWords(row), type.remark);
      const isInRepeat = levels.some(({ repeat }) => repeat !== null);
      if (type.what === 'repeat' && isInRepeat) {
        list(
          row.row,
          rowWords(row),
          'a table in a table; its questions become columns of the outer one',
        );
      }
      if (type.what === 'repeat' && !isInRepeat) {
        const repeat = { kind: 'repeat' as const, row, questions: [] };
        add(repeat);
        levels.push({ row, repeat });
      } else {
        begun.push(row);
        levels.push({ row, repeat: null });
      }
    } else {
      const at = levels.findLastIndex(({ repeat }) => repeat !== null);
      const within = levels.slice(at + 1).map((level) => level.row);
      const question: Question = { kind: 'question', row, type, within };
      const repeat = levels[at]?.repeat;
      if (repeat === undefined || repeat === null) add({ ...question, within: [] });
      else repeat.questions.push(question);
    }
  }
  for (const { row } of levels) list(row.row, rowWords(row), 'is never ended');
  return { runs, groups: begun };
}
