import { memo, useState } from 'react';
import { answerValueSchema, type AnswerValue } from '#domain/checklist/answer.ts';
import type { TableColumn } from '#domain/checklist/item.ts';
import type { Result } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { cellField } from '#domain/visit/records.ts';
import { draftOf } from '#client/form/answer-codecs.ts';
import type { AnswerDraft } from '#client/form/answer-draft.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { columnHead } from '#client/form/table-layout.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { AnswerField } from '#client/record/answer-field.tsx';
import { useFillActions } from './fill-context.ts';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { shelfFor } from '#client/record/kept-edits.ts';
import styles from './table-row.module.css';
import { useRecentSave } from './recent/use-recent-save.ts';
import { storedWords } from './stored-words.ts';

export type SavedCell = Result<{ readonly ids: readonly string[] }, SaveProblem>;
export type KeptAnswer = KeptEdit<AnswerDraft>;

export interface TableCellProps {
  readonly column: TableColumn;
  readonly record: FoldedRecord;
  /** What the row is called. */
  readonly rowName: string;
  /** A save is under way. */
  readonly onSave: (work: Promise<SavedCell>) => void;
  /** The cell went away with text that could not be stored. */
  readonly onKept: (row: FoldedRecord['record']) => void;
}

/** Types whose control needs the whole line. */
const WIDE: ReadonlySet<TableColumn['type']> = new Set(['compliance', 'yes-no', 'choices']);

/** A cell of the open row: a field of its own, with its own session, conflict and shelf. */
export const TableCell = memo(function TableCell(props: TableCellProps) {
  const { column, record, rowName, onSave, onKept } = props;
  const { kept, scope, mayAnswer } = useFillActions();
  const field = cellField(column.id);
  const [draft, setDraft] = useState(() =>
    draftOf(column, readField(record, field, answerValueSchema.nullable()).value),
  );
  const shelf = shelfFor<typeof draft>(kept, record.record, `${field} ${column.type}`);
  const head = columnHead(column);
  const name = m.answers_table_cell({ column: head, row: rowName });
  const save = useRecentSave({
    ...{ recordKey: record.record, record, field, code: name, blank: null },
    words: (value, before) => ({
      words: m.filling_act_answer({ code: name, answer: storedWords(column, value) }),
      wordsBefore: storedWords(column, before),
    }),
  });
  const wide = WIDE.has(column.type) || (column.type === 'text' && column.length === 'long');
  return (
    <div className={classNames(styles.cell, wide && styles.wide)} data-cell={column.id}>
      <p className={styles.label} aria-hidden="true">
        {head}
      </p>
      <AnswerField
        scope={scope}
        mayAnswer={mayAnswer}
        spec={column}
        name={name}
        recordKey={record.record}
        record={record}
        field={field}
        draft={draft}
        setDraft={setDraft}
        save={(value: AnswerValue | null, seen) => {
          const work = save(value, seen);
          onSave(work);
          return work;
        }}
        keep={{
          take: shelf.take,
          put: (edit: KeptAnswer) => {
            shelf.put(edit);
            onKept(record.record);
          },
        }}
        conflictName={name}
        clearedWords={m.answers_table_cleared({ cell: name })}
      />
    </div>
  );
});
