import { answerValueSchema } from '#domain/checklist/answer.ts';
import type { ChecklistItem, ItemOf, TableColumn } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { cellsApart } from '#domain/visit/other-version-codes.ts';
import { cellField } from '#domain/visit/records.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { rowName } from '#client/form/row-name.ts';
import { columnHead } from '#client/form/table-layout.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import styles from './other-answers.module.css';

export interface CellsApartProps {
  readonly rows: readonly FoldedRecord[];
  /** The item as this version has it. */
  readonly now: ChecklistItem | undefined;
  /** The tables that it was in earlier versions on this device, the latest last. */
  readonly tables: readonly ItemOf<'table'>[];
}

/** Cells that this version's table has no column for, a line a row; all of them where it is no table. */
export function CellsApart({ rows, now, tables }: CellsApartProps) {
  const table = now?.type === 'table' ? now : undefined;
  const columns = tables.flatMap((earlier) => earlier.columns);
  return rows.map((row, index) => {
    const apart = cellsApart(table?.columns ?? [], row);
    if (apart.length === 0) return null;
    const named = table ?? tables.at(-1);
    const name = named
      ? rowName(named, row, index + 1)
      : m.answers_table_row({ row: m.fill_other_version_row(), number: index + 1 });
    return (
      <p key={row.record} className={styles.more}>
        {name}: {apart.map((id) => cellWords(row, id, columns)).join('; ')}
      </p>
    );
  });
}

/** 'Tiếp nhận (hồ sơ): 7'; everything that stands in the cell, where two people differ. */
function cellWords(row: FoldedRecord, id: string, columns: readonly TableColumn[]): string {
  const { heads } = readField(row, cellField(id), valueSchema);
  const own = columns.filter((column) => column.id === id);
  const told = heads.map((head) => {
    const parsed = valueSchema.safeParse(head.value);
    if (!parsed.success) return { asked: own.at(-1), words: m.fill_unreadable_short() };
    const kind = parsed.data?.kind;
    const asked = own.findLast(({ type }) => type === kind) ?? own.at(-1);
    return { asked, words: answerWords(asked ?? unknownSpec, parsed.data) };
  });
  const asked = told[0]?.asked;
  const words = [...new Set(told.map((one) => one.words))].join(' / ');
  return `${asked ? columnHead(asked) : id}: ${words}`;
}

const valueSchema = answerValueSchema.nullable();

/** Where it is not known what asked for it: a cell says by itself what it is, but for the labels of options. */
const unknownSpec = { type: 'text', length: 'long' } as const;
