import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Control } from 'react-hook-form';
import type { CellProblem, ItemProblem } from '#domain/checklist/check-item.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { tableRow } from '#domain/visit/visit-answers.ts';
import { noneButRowsWords } from '#client/form/item-problem-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { rowName } from '#client/form/row-name.ts';
import { TableFrame } from '#client/form/table-frame.tsx';
import { TableLine } from '#client/form/table-line.tsx';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { useFillActions } from './fill-context.ts';
import { OfferedRows } from './offered-rows.tsx';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import type { SectionValues } from './section-values.ts';
import { TableProblems } from './table-problems.tsx';
import { TableRowEditor } from './table-row-editor.tsx';
import styles from './table-row.module.css';
import { useTableActs, type StoredTable } from './use-table-acts.ts';
import { ValueField } from './value-field.tsx';

export interface TableItemProps extends StoredTable {
  readonly control: Control<SectionValues>;
  /** What does not add up in it; what its own answer says, that answer's field shows. */
  readonly problems: readonly ItemProblem[];
}

interface OpenRow {
  readonly row: RecordKey;
  /** The column in which one begins; null: the first. */
  readonly column: string | null;
}

/**
 * A table item: its rows as lines, one of them open at most, and below them what can be said of the table
 * as a whole. Only the open row has controls, so that two hundred rows cost no more than their words.
 */
export function TableItem({ control, problems, ...table }: TableItemProps) {
  const { item, recordKey, record, rows } = table;
  const { mayAnswer, kept } = useFillActions();
  const acts = useTableActs(table);
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<OpenRow | null>(null);
  const [last, setLast] = useState<RecordKey | null>(null);
  const focusNext = useRef<RecordKey | 'add' | null>(null);
  const [failed, setFailed] = useState<{
    readonly names: readonly (string | null)[];
    readonly problem: SaveProblem;
  } | null>(null);
  const [unsaved, setUnsaved] = useState(() => rowsOnShelf(kept));
  const read = useMemo(() => rows.map(tableRow), [rows]);
  const value = readField(record, 'value', answerFields.value).value ?? null;

  const openRow = useCallback((row: RecordKey, column: string | null) => {
    setOpen({ row, column });
    setLast(row);
    // Its text comes back into the boxes.
    setUnsaved((before) => new Set([...before].filter((one) => one !== row)));
  }, []);
  const onKept = useCallback(
    (row: RecordKey) => setUnsaved((before) => new Set([...before, row])),
    [],
  );
  const close = useCallback((focus: RecordKey | 'add') => {
    focusNext.current = focus;
    setOpen(null);
  }, []);

  // The line stands where the editor was once it is drawn.
  useEffect(() => {
    const focus = focusNext.current;
    focusNext.current = null;
    if (focus === null) return;
    const selector =
      focus === 'add' ? '[data-add] button' : `[data-row="${CSS.escape(focus)}"] button`;
    frame.current?.querySelector<HTMLElement>(selector)?.focus();
  }, [open]);

  async function add(names: readonly (string | null)[]) {
    const added = await acts.add(names);
    setFailed(added.ok ? null : { names, problem: added.error });
    const [only, more] = added.ok ? added.value : [];
    if (only !== undefined && more === undefined) openRow(only, null);
  }

  const at = open === null ? -1 : rows.findIndex(({ record: row }) => row === open.row);
  const opened = rows[at];
  const contradiction = problems.find((problem) => problem.code === 'none-but-rows');
  const inLines = problems.filter(
    (problem): problem is CellProblem =>
      problem.code === 'cell' && problem.record !== opened?.record,
  );
  const tabStop = rows.some((row) => row.record === last) ? last : rows[0]?.record;
  return (
    <div ref={frame} className={styles.table}>
      {rows.length > 0 && (
        <TableFrame label={labelText(item.text)} columns={item.columns} rows={read}>
          {rows.map((row, index) =>
            row === opened ? (
              <TableRowEditor
                key={row.record}
                item={item}
                record={row}
                name={rowName(item, row, index + 1)}
                column={open?.column ?? null}
                hasPrevious={index > 0}
                hasNext={index < rows.length - 1}
                onStep={(step, column) => {
                  const next = rows[index + step];
                  if (next !== undefined) openRow(next.record, column);
                }}
                onClose={() => close(row.record)}
                onRemoved={() => close(rows[index + 1]?.record ?? 'add')}
                onRestore={acts.restore}
                onKept={onKept}
              />
            ) : (
              <TableLine
                key={row.record}
                item={item}
                record={row}
                number={index + 1}
                tabStop={row.record === tabStop}
                unsaved={unsaved.has(row.record)}
                onOpen={openRow}
              />
            ),
          )}
        </TableFrame>
      )}
      <TableProblems item={item} rows={rows} problems={inLines} onOpen={openRow} />
      {mayAnswer && value?.kind !== 'na' && (
        <OfferedRows item={item} rows={rows} onAdd={(names) => void add(names)} />
      )}
      {failed !== null && (
        <SaveProblemMessage problem={failed.problem} onRetry={() => void add(failed.names)} />
      )}
      <div className={styles.adding} data-add>
        <p className={styles.count}>
          {rows.length === 0
            ? m.answers_table_empty()
            : m.answers_table_rows({ count: rows.length })}
        </p>
        {mayAnswer && (
          <Button size="lg" icon="plus" onClick={() => void add([null])}>
            {m.answers_table_add()}
          </Button>
        )}
      </div>
      {contradiction !== undefined && (
        <Message kind="warning" live={false} title={noneButRowsWords(contradiction).title}>
          {noneButRowsWords(contradiction).detail}
        </Message>
      )}
      {(rows.length === 0 || value !== null || hasConflict(record)) && (
        <ValueField item={item} control={control} recordKey={recordKey} record={record} />
      )}
    </div>
  );
}

function hasConflict(record: FoldedRecord | undefined): boolean {
  const { conflict, unreadable } = readField(record, 'value', answerFields.value);
  return conflict || unreadable;
}

/** Rows with text that could not be stored, from when this table was last on the screen. */
function rowsOnShelf(kept: ReadonlyMap<string, KeptEdit<unknown>>): ReadonlySet<string> {
  return new Set([...kept.keys()].map((place) => place.slice(0, place.indexOf('|'))));
}
