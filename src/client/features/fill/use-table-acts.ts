import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ItemOf } from '#domain/checklist/item.ts';
import { changeIdSchema } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import { deletedField, type FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { orderBehind, type Placed } from '#domain/visit/conclusion-draft-order.ts';
import { answerFields, cellField, rowFields } from '#domain/visit/records.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useFillActions } from './fill-context.ts';
import type { SaveProblem } from '#client/record/save-problem-words.ts';

/** A table item with what is stored of it. */
export interface StoredTable {
  readonly item: ItemOf<'table'>;
  /** Record of the answer that the rows belong to. */
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
  /** In their order. */
  readonly rows: readonly FoldedRecord[];
}

export interface TableActs {
  /**
   * Adds a row behind the last one for each name, with the name in its first column; null: a blank row.
   * All of them in one save. "Nothing to list" and "not applicable" go with it: who adds a row says otherwise.
   */
  readonly add: (
    names: readonly (string | null)[],
  ) => Promise<Result<readonly RecordKey[], SaveProblem>>;
  /** Keeps a row that one deleted and another went on writing (S7). */
  readonly restore: (row: RecordKey) => Promise<SaveProblem | null>;
}

/** What one may do with the rows of a table; the functions stay the same while rows come and go. */
export function useTableActs(table: StoredTable): TableActs {
  const { scope } = useFillActions();
  const services = useServices();
  const workspace = useWorkspace();
  const latest = useRef(table);
  useLayoutEffect(() => {
    latest.current = table;
  });

  const add = useCallback<TableActs['add']>(
    async (names) => {
      const { item, recordKey, record, rows } = latest.current;
      const placed: Placed[] = rows.map((row) => ({
        record: row.record,
        order: readField(row, 'order', rowFields.order).value ?? '',
      }));
      const [first] = item.columns;
      const edits: Edit[] = [];
      const added = names.map((name) => {
        const row = newRecordKey(services, 'row');
        const order = orderBehind(placed);
        placed.push({ record: row, order });
        const write = (field: string, value: Edit['value']) =>
          edits.push({ scope, record: row, field, value, seen: [] });
        write('of', recordKey);
        write('order', order);
        if (name !== null && first?.type === 'text') {
          write(cellField(first.id), { kind: 'text', text: name });
        }
        return row;
      });
      const standing = readField(record, 'value', answerFields.value).value ?? null;
      if (standing !== null) {
        const seen = seenHeads(record, 'value');
        edits.push({ scope, record: recordKey, field: 'value', value: null, seen });
      }
      const saved = await workspace.save(edits);
      return saved.ok ? ok(added) : err(saved.error);
    },
    [scope, services, workspace],
  );

  const restore = useCallback<TableActs['restore']>(
    async (row) => {
      const history = await workspace.history(scope, row);
      const seen = history
        .filter(({ field }) => field === deletedField)
        .map(({ id }) => changeIdSchema.parse(id));
      const saved = await workspace.save([
        { scope, record: row, field: deletedField, value: null, seen },
      ]);
      return saved.ok ? null : saved.error;
    },
    [scope, workspace],
  );

  return { add, restore };
}
