import { useMemo } from 'react';
import type { StatementSection } from '#domain/documents/conclusion-input.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import { deletedField, type FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { moveInOrder, orderBehind, type Placed } from '#domain/visit/conclusion-draft-order.ts';
import type { DraftRecommendation, DraftStatement } from '#domain/visit/conclusion-draft.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { useCompileActions } from './compile-context.ts';

/** A row of an ordered list of the draft. */
export type DraftRow = DraftStatement | DraftRecommendation;

export interface DraftActs {
  /** Adds behind the last one; resolves with the new record, or null where it could not be saved. */
  readonly addStatement: (
    list: readonly Placed[],
    fields: { section: StatementSection; text: string; evidence: readonly RecordKey[] },
  ) => Promise<RecordKey | null>;
  readonly addRecommendation: (
    list: readonly Placed[],
    fields: Readonly<Record<string, JsonValue>>,
  ) => Promise<RecordKey | null>;
  readonly move: (list: readonly DraftRow[], from: number, to: number) => void;
  /** Out of sight, never out of the log; the toast brings it back. */
  readonly remove: (record: FoldedRecord, words: string) => void;
  readonly restore: (record: RecordKey) => void;
}

/** What one may do with the statements and recommendations of the draft. */
export function useDraftActs(): DraftActs {
  const { scope, save } = useCompileActions();
  const services = useServices();
  const workspace = useWorkspace();
  const toast = useToast();
  return useMemo(() => {
    const add = async (
      kind: string,
      list: readonly Placed[],
      fields: Readonly<Record<string, JsonValue>>,
    ) => {
      const record = newRecordKey(services, kind);
      const all = { ...fields, order: orderBehind(list) };
      const saved = await save(
        Object.entries(all).map(([field, value]) => ({ scope, record, field, value, seen: [] })),
      );
      return saved.ok ? record : null;
    };
    // A deletion and its undoing name all that was said of it before: the last word counts.
    const setDeleted = async (record: RecordKey, value: readonly ChangeId[] | null) => {
      const history = await workspace.history(scope, record);
      const seen = history
        .filter(({ field }) => field === deletedField)
        .map(({ id }) => id as ChangeId);
      return save([{ scope, record, field: deletedField, value, seen }]);
    };
    const restore = (record: RecordKey) => void setDeleted(record, null);
    return {
      addStatement: (list, fields) =>
        add('statement', list, { ...fields, evidence: [...fields.evidence] }),
      addRecommendation: (list, fields) => add('recommendation', list, fields),
      move: (list, from, to) => {
        const edits = moveInOrder(list, from, to).map(({ entry, order }) => ({
          scope,
          record: entry.record,
          field: 'order',
          value: order,
          seen: seenHeads(entry.folded, 'order'),
        }));
        if (edits.length > 0) void save(edits);
      },
      remove: (folded, words) => {
        const heads = Object.values(folded.fields).flatMap((field) =>
          field.heads.map(({ id }) => id),
        );
        void setDeleted(folded.record, heads).then((saved) => {
          if (saved.ok) toast({ text: words, onUndo: () => restore(folded.record) });
        });
      },
      restore,
    };
  }, [scope, save, services, workspace, toast]);
}
