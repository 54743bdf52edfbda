import { useCallback } from 'react';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

/** Saves one field of a record; resolves after the commit. */
export function useSaveField(scope: Scope, record: RecordKey, field: string) {
  const workspace = useWorkspace();
  return useCallback(
    (value: JsonValue, seen: readonly string[]) =>
      workspace.save([{ scope, record, field, value, seen: seen as readonly ChangeId[] }]),
    [workspace, scope, record, field],
  );
}
