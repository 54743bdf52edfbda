import { useMemo, useRef, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import type { TableRow } from '#domain/checklist/answer.ts';
import type { TableColumn } from '#domain/checklist/item.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { columnSum, type ColumnSum } from './column-sum.ts';
import { hedgeWord } from './hedge-text.ts';
import { columnHead, isNumeric, leastLineRem, lineTracks } from './table-layout.ts';
import styles from './table.module.css';
import { useNarrow } from './use-narrow.ts';

/**
 * The rows of a table item: heads, lines, and what the app adds up below them. Where its columns do not
 * fit side by side a row is a card of names and words; the page never scrolls sideways.
 */
export function TableFrame({
  label,
  columns,
  rows,
  children,
}: {
  readonly label: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** TableLine elements, and one editor at most. */
  readonly children: ReactNode;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(frame, leastLineRem(columns));
  const tracks = { '--tracks': lineTracks(columns) } as CSSProperties;
  return (
    <div
      ref={frame}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      className={classNames(styles.frame, narrow ? styles.cards : styles.lines)}
      style={tracks}
    >
      <div role="rowgroup" className={styles.heads}>
        <div role="row" className={styles.head}>
          <div role="columnheader">{m.answers_table_number()}</div>
          {columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              className={classNames(isNumeric(column) && styles.numeric)}
            >
              {columnHead(column)}
            </div>
          ))}
        </div>
      </div>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions -- arrows go between its lines' buttons, which have the focus */}
      <div role="rowgroup" onKeyDown={moveBetweenLines}>
        {children}
      </div>
      <Sums columns={columns} rows={rows} />
    </div>
  );
}

/** Smaller and grey, and by name: what the app computed never looks like what was reported. */
function Sums({
  columns,
  rows,
}: {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}) {
  const sums = useMemo(() => columns.map((column) => columnSum(column, rows)), [columns, rows]);
  if (rows.length < 2 || sums.every((sum) => sum === null)) return null;
  return (
    <div role="rowgroup">
      <div role="row" className={styles.sums}>
        <div role="rowheader" className={styles.sumsName}>
          {m.answers_table_computed()}
        </div>
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="cell"
            data-head={columnHead(column)}
            className={classNames(styles.sum, sums[index] === null && styles.nothing)}
          >
            <SumWords sum={sums[index] ?? null} />
          </div>
        ))}
      </div>
    </div>
  );
}

function SumWords({ sum }: { readonly sum: ColumnSum | null }) {
  if (sum === null) return null;
  if (sum.type === 'unlike-scales') return <span>{m.answers_table_unlike_scales()}</span>;
  return (
    <>
      <b>
        {sum.hedge !== null && `${hedgeWord(sum.hedge)} `}
        {formatNumber(sum.sum)}
      </b>
      {sum.blank > 0 && <span>{m.answers_table_blank_cells({ count: sum.blank })}</span>}
    </>
  );
}

/** Up, Down, Home and End go from line to line; what is open in between is passed over. */
function moveBetweenLines(event: KeyboardEvent<HTMLElement>) {
  const from = event.target;
  if (!(from instanceof HTMLButtonElement) || !from.classList.contains(styles.open ?? '')) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>(`.${styles.open ?? ''}`)];
  const at = lines.indexOf(from);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
  const next = to === undefined ? undefined : lines[to];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
