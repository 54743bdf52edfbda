import { memo, type MouseEvent } from 'react';
import type { ItemOf } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { StateSymbol } from '#client/ui/state-symbol.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { cellView } from './cell-view.ts';
import { rowName } from './row-name.ts';
import { columnHead, isNumeric } from './table-layout.ts';
import styles from './table.module.css';

export interface TableLineProps {
  readonly item: ItemOf<'table'>;
  readonly record: FoldedRecord;
  /** From 1, in the order of the rows. */
  readonly number: number;
  /** The one line that the Tab key stops at. */
  readonly tabStop: boolean;
  /** Text was typed into it that could not be stored. */
  readonly unsaved: boolean;
  /** Opens the row, at the column that was tapped. */
  readonly onOpen: (row: FoldedRecord['record'], column: string | null) => void;
}

/** A row that is only read: one line of words, or a card of them where the screen is narrow. */
export const TableLine = memo(function TableLine(props: TableLineProps) {
  const { item, record, number, unsaved, onOpen } = props;
  const open = (event: MouseEvent<HTMLElement>) => {
    const cell =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-column]') : null;
    onOpen(record.record, cell?.dataset['column'] ?? null);
  };
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- its button is what keys reach; the rest of the line only makes the target larger
    <div
      role="row"
      data-row={record.record}
      className={classNames(styles.line, record.deletedMeanwhile && styles.conflict)}
      onClick={open}
    >
      <div role="cell" className={styles.number}>
        <button
          type="button"
          tabIndex={props.tabStop ? 0 : -1}
          aria-label={m.answers_table_open({ row: rowName(item, record, number) })}
          className={styles.open}
        >
          {number}
        </button>
        {record.deletedMeanwhile && (
          <StateSymbol state="conflict" label={m.conflicts_deleted_meanwhile()} />
        )}
      </div>
      {item.columns.map((column, index) => {
        const { words, look, mark } = cellView(column, record);
        return (
          <div
            key={column.id}
            role="cell"
            data-column={column.id}
            data-head={columnHead(column)}
            className={classNames(
              styles.cell,
              isNumeric(column) && styles.numeric,
              styles[look],
              mark !== null && styles[mark.state],
            )}
          >
            {mark !== null && <StateSymbol {...mark} />}
            <span>{words}</span>
            {index === 0 && unsaved && <Tag tone="part">{m.answers_table_unsaved()}</Tag>}
          </div>
        );
      })}
    </div>
  );
});
