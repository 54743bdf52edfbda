import { useCallback } from 'react';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useFillActions } from './fill-context.ts';

/** Saves one field of a record; resolves after the commit. */
export function useSaveField(record: RecordKey, field: string) {
  const workspace = useWorkspace();
  const { scope } = useFillActions();
  return useCallback(
    (value: JsonValue, seen: readonly string[]) =>
      workspace.save([{ scope, record, field, value, seen: seen as readonly ChangeId[] }]),
    [workspace, scope, record, field],
  );
}
