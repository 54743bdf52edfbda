import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ItemOf } from '#domain/checklist/item.ts';
import { changeIdSchema, type ChangeId } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { Button } from '#client/ui/button.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import { useFillActions } from './fill-context.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { TableCell, type SavedCell } from './table-cell.tsx';
import styles from './table-row.module.css';
import { useDeleteRecord } from '#client/record/use-delete-record.ts';

export interface TableRowEditorProps {
  readonly item: ItemOf<'table'>;
  readonly record: FoldedRecord;
  /** What the row is called: 'Hồ sơ 3'. */
  readonly name: string;
  /** The column in which one begins; null: the first. */
  readonly column: string | null;
  readonly hasPrevious: boolean;
  readonly hasNext: boolean;
  /** Opens the row before (-1) or behind (1), in the same column. */
  readonly onStep: (step: -1 | 1, column: string | null) => void;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
  readonly onRestore: (row: RecordKey) => Promise<SaveProblem | null>;
  readonly onKept: (row: RecordKey) => void;
}

/** The one row that is written in: a control for each cell, stored as one types. */
export function TableRowEditor(props: TableRowEditorProps) {
  const { item, record, name, column, onStep, onClose, onKept } = props;
  const { scope, mayAnswer } = useFillActions();
  const readToEnd = useReadToEnd(scope);
  const frame = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const { onSave, written } = useSaves();
  const deleteRecord = useDeleteRecord();

  useEffect(() => {
    if (frame.current) focusCell(frame.current, column);
  }, [column]);

  async function remove() {
    // What was typed a moment ago is on its way: the deletion has seen it too.
    const found = await deleteRecord(
      record,
      m.answers_table_removed({ row: name }),
      await written(),
    );
    setProblem(found);
    if (found === null) props.onRemoved();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    const step = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key] : undefined;
    if (step === undefined) return;
    event.preventDefault();
    if (step === 1 ? props.hasNext : props.hasPrevious) onStep(step, cellOf(event.target));
  }

  return (
    <div role="row" className={styles.row} data-row={record.record}>
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/no-noninteractive-element-interactions -- its controls have the focus, it hears their keys */}
      <div
        ref={frame}
        role="cell"
        aria-colspan={item.columns.length + 1}
        className={styles.editor}
        onKeyDown={onKeyDown}
      >
        <div className={styles.head}>
          <h4>{name}</h4>
          <IconButton
            icon="caret-up"
            label={m.answers_table_previous()}
            aria-disabled={!props.hasPrevious || undefined}
            onClick={() => props.hasPrevious && onStep(-1, null)}
          />
          <IconButton
            icon="caret-down"
            label={m.answers_table_next()}
            aria-disabled={!props.hasNext || undefined}
            onClick={() => props.hasNext && onStep(1, null)}
          />
        </div>
        {record.deletedMeanwhile && (
          <Message
            kind="conflict"
            title={m.conflicts_deleted_meanwhile()}
            actions={
              mayAnswer && readToEnd ? (
                <Button onClick={() => void props.onRestore(record.record).then(setProblem)}>
                  {m.answers_table_keep()}
                </Button>
              ) : undefined
            }
          >
            {readToEnd ? m.conflicts_deleted_meanwhile_next() : m.conflicts_unread()}
          </Message>
        )}
        <div className={styles.cells}>
          {item.columns.map((one) => (
            <TableCell
              key={`${one.id} ${one.type}`}
              column={one}
              record={record}
              rowName={name}
              onSave={onSave}
              onKept={onKept}
            />
          ))}
        </div>
        {problem !== null && <SaveProblemMessage problem={problem} onRetry={() => void remove()} />}
        <div className={styles.foot}>
          {mayAnswer && (
            <Button variant="danger" icon="trash" onClick={() => void remove()}>
              {m.answers_table_remove()}
            </Button>
          )}
          <Button onClick={onClose}>{m.answers_table_close()}</Button>
        </div>
      </div>
    </div>
  );
}

/** The saves of this row's cells, and what they wrote once none is under way. */
function useSaves() {
  const work = useRef(new Set<Promise<SavedCell>>());
  const ids = useRef<ChangeId[]>([]);
  const onSave = useCallback((saving: Promise<SavedCell>) => {
    work.current.add(saving);
    void saving
      .then((saved) => {
        if (saved.ok) ids.current.push(...saved.value.ids.map((id) => changeIdSchema.parse(id)));
      })
      .finally(() => work.current.delete(saving));
  }, []);
  const written = useCallback(async () => {
    while (work.current.size > 0) await Promise.allSettled(work.current);
    return ids.current;
  }, []);
  return { onSave, written };
}

function cellOf(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? null;
}

/** The control of a column's cell; a group of answers is entered where it has its tab stop. */
function focusCell(frame: HTMLElement, column: string | null): void {
  const cell =
    frame.querySelector<HTMLElement>(`[data-cell="${column ?? ''}"]`) ??
    frame.querySelector<HTMLElement>('[data-cell]');
  cell
    ?.querySelector<HTMLElement>(
      'input:not([tabindex="-1"]), textarea, select, [tabindex="0"], button',
    )
    ?.focus();
}
