import { Fragment } from 'react';
import { Link } from 'wouter';
import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { CheckCell } from './check-cell.tsx';
import { FailedCheck } from './failed-check.tsx';
import type { FigureRow, RowValue } from './figure-rows.ts';
import { figureLabel, figureText, outcomeKey } from './figure-text.ts';
import styles from './figure-table.module.css';
import { useFiguresDesk } from './figures-context.ts';

export const figureRowId = (ref: string): string => `figure-${ref.replace('.', '-')}`;

/** The figures of one section like the unit's own report: code, name, figure, and what its checks say. */
export function FigureTable({
  title,
  letter,
  rows,
}: {
  readonly title: string;
  readonly letter: string;
  readonly rows: readonly FigureRow[];
}) {
  const { isOpen } = useFiguresDesk();
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{m.figures_code()}</th>
          <th scope="col">{m.figures_name()}</th>
          <th scope="col" className={styles.figure}>
            {m.figures_figure()}
          </th>
          <th scope="col">{m.figures_checks()}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const opened = row.outcomes.filter(
            (outcome) => outcome.state === 'fails' && isOpen(outcome),
          );
          return (
            <Fragment key={row.ref}>
              <Row row={row} letter={letter} isOpen={opened.length > 0} />
              {opened.map((outcome) => (
                <tr key={outcomeKey(outcome)} className={styles.opened}>
                  <td aria-hidden="true" />
                  <td colSpan={3}>
                    <FailedCheck outcome={outcome} row={row} />
                  </td>
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Row({
  row,
  letter,
  isOpen,
}: {
  readonly row: FigureRow;
  readonly letter: string;
  readonly isOpen: boolean;
}) {
  const { visitId } = useFiguresDesk();
  const { item, name, first, outcomes } = row;
  const { code } = item;
  const label = figureLabel(name);
  const isStated = item.type === 'ratio' && name.member === null;
  return (
    <tr id={figureRowId(row.ref)} className={classNames(isOpen && styles.open)}>
      <td className={styles.code}>
        <Link
          href={`/visits/${visitId}/fill/${letter}?item=${code}`}
          aria-label={m.figures_edit({ code })}
          // One way in an item is enough for the keyboard; every code can be touched.
          tabIndex={first ? undefined : -1}
        >
          {code}
        </Link>
      </td>
      <th scope="row" className={classNames(!first && styles.further)}>
        {first || isStated ? label.item : (label.member ?? label.item)}
        {first && label.member !== null && <span className={styles.member}>{label.member}</span>}
        {isStated && (
          <span className={styles.member}>
            {row.value.type === 'computed'
              ? m.figures_computed_percent()
              : m.figures_stated_percent()}
          </span>
        )}
      </th>
      <td className={classNames(styles.figure, isWrong(outcomes) && styles.boxed)}>
        <Value value={row.value} />
      </td>
      <td className={styles.checkCell}>
        <CheckCell outcomes={outcomes} />
      </td>
    </tr>
  );
}

function Value({ value }: { readonly value: RowValue }) {
  switch (value.type) {
    case 'reported':
      return <span className={styles.value}>{figureText(value.figure)}</span>;
    case 'computed':
      return (
        <span className={styles.computed}>
          {figureText(value.figure)}
          <span>{m.figures_computed()}</span>
        </span>
      );
    case 'blank':
      return <span className={styles.none}>{m.fill_not_entered()}</span>;
    case 'not-applicable':
      return <span className={styles.none}>{m.fill_not_applicable()}</span>;
  }
}

const isWrong = (outcomes: readonly CheckOutcome[]): boolean =>
  outcomes.some(({ state, level }) => state === 'fails' && level === 'error');
