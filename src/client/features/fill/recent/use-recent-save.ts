import { useCallback, useLayoutEffect, useRef } from 'react';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { useSaveField } from '#client/record/use-save-field.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useFillActions } from '../fill-context.ts';
import { recentActs } from './recent-acts.ts';

export interface RecentField {
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
  readonly field: string;
  /** What the act is called by: the item's code. */
  readonly code: string;
  /** What stands there as long as nothing was written. */
  readonly blank: JsonValue;
  /** An act in words, and what stood before where that is worth a line. */
  readonly words: (value: JsonValue, before: JsonValue) => Pick<ActWords, 'words' | 'wordsBefore'>;
}

interface ActWords {
  readonly words: string;
  readonly wordsBefore: string | null;
}

/** Saves a field as `useSaveField` does, and notes the act among those that can be taken back. */
export function useRecentSave(recent: RecentField) {
  const { recordKey, field } = recent;
  const { scope } = useFillActions();
  const workspace = useWorkspace();
  const save = useSaveField(scope, recordKey, field);
  const latest = useRef(recent);
  useLayoutEffect(() => {
    latest.current = recent;
  });
  return useCallback(
    async (value: JsonValue, seen: readonly string[]) => {
      const { record, code, blank, words } = latest.current;
      const before = standingAt(record, field, seen, blank);
      const saved = await save(value, seen);
      const change = saved.ok ? saved.value.ids[0] : undefined;
      if (saved.ok && change !== undefined) {
        const entry = { record: recordKey, field, code, before, after: value, seen, change };
        const acts = recentActs(workspace, scope);
        acts.add({ ...words(value, before), at: saved.value.at, entries: [entry] });
      }
      return saved;
    },
    [recordKey, field, save, workspace, scope],
  );
}

/**
 * What stood in the field when these heads did. Where others stand there now the session has written
 * before, and that act knows it, or a colleague has, and nothing can be taken back.
 */
function standingAt(
  record: FoldedRecord | undefined,
  field: string,
  seen: readonly string[],
  blank: JsonValue,
): JsonValue {
  const folded = record?.fields[field];
  if (folded === undefined || seen.length === 0) return blank;
  const shown = folded.heads.find(({ id }) => seen.includes(id));
  return shown === undefined ? blank : shown.value;
}
