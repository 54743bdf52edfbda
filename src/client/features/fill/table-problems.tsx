import type { CellProblem } from '#domain/checklist/check-item.ts';
import type { ItemOf } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { cellProblemWords } from '#client/form/item-problem-words.ts';
import { rowName } from '#client/form/row-name.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Icon } from '#client/ui/icons/icon.tsx';
import styles from './table-row.module.css';

export interface TableProblemsProps {
  readonly item: ItemOf<'table'>;
  readonly rows: readonly FoldedRecord[];
  /** Those of the open row are left out: its cells say them. */
  readonly problems: readonly CellProblem[];
  readonly onOpen: (row: FoldedRecord['record'], column: string) => void;
}

/** So many are told; a list of two hundred would hide the table that it is about. */
const told = 3;
const GRAVITY = { error: 0, notice: 1, ask: 2 } as const;

/** What does not add up in the lines of a table, the gravest first: a line has room for a mark alone. */
export function TableProblems({ item, rows, problems, onOpen }: TableProblemsProps) {
  if (problems.length === 0) return null;
  const gravest = problems.toSorted((left, right) => GRAVITY[left.level] - GRAVITY[right.level]);
  const more = problems.length - told;
  return (
    <ul role="list" className={styles.problems} aria-label={m.answers_table_problems()}>
      {gravest.slice(0, told).map((problem) => {
        const row = rows[problem.index - 1];
        if (row === undefined) return null;
        return (
          <li key={`${problem.record} ${problem.column} ${problem.problem.code}`}>
            <button
              type="button"
              className={styles[problem.level]}
              onClick={() => onOpen(row.record, problem.column)}
            >
              <Icon name={problem.level === 'error' ? 'warning-circle-fill' : 'warning-fill'} />
              <span>{cellProblemWords(item, rowName(item, row, problem.index), problem)}</span>
            </button>
          </li>
        );
      })}
      {more > 0 && (
        <li className={styles.count}>{m.answers_table_more_problems({ count: more })}</li>
      )}
    </ul>
  );
}
