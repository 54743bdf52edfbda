import { useCallback } from 'react';
import { changeIdSchema, type ChangeId } from '#domain/sync/change.ts';
import { deletedField, type FoldedRecord } from '#domain/sync/fold.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import { useToast } from '#client/ui/toast.tsx';
import type { SaveProblem } from './save-problem-words.ts';

/**
 * Deletes a record as it is seen: the deletion names every head that stood on the screen, so that
 * what a colleague edits meanwhile comes back into sight (S7). `written`: changes that the person made
 * just now and that the screen does not show yet. It can be undone for ten seconds from the toast, and
 * later from the history.
 */
export function useDeleteRecord(): (
  record: Pick<FoldedRecord, 'scope' | 'record' | 'fields'>,
  text: string,
  written?: readonly ChangeId[],
) => Promise<SaveProblem | null> {
  const workspace = useWorkspace();
  const showToast = useToast();
  return useCallback(
    async (record, text, written = []) => {
      const heads = Object.values(record.fields).flatMap((field) =>
        field.heads.map((head) => head.id),
      );
      // Earlier deletions and restorations are no part of the fold; the history has them.
      const entries = await workspace.history(record.scope, record.record);
      const earlier = deletionIds(entries);
      const edit = { scope: record.scope, record: record.record, field: deletedField } as const;
      const value = [...new Set([...heads, ...written])];
      const saved = await workspace.save([{ ...edit, value, seen: earlier }]);
      if (!saved.ok) return saved.error;
      showToast({
        text,
        onUndo: () => {
          void workspace.save([{ ...edit, value: null, seen: saved.value.ids }]).then((undone) => {
            if (!undone.ok) showToast({ text: m.fill_undo_failed() });
          });
        },
      });
      return null;
    },
    [workspace, showToast],
  );
}

/** The deletions and restorations in a record's history: what a new one names as seen. */
export function deletionIds(
  history: readonly { readonly id: string; readonly field: string }[],
): readonly ChangeId[] {
  return history
    .filter(({ field }) => field === deletedField)
    .map(({ id }) => changeIdSchema.parse(id));
}
