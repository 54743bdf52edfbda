import { useCallback, useRef } from 'react';
import { ok, type Result } from '#domain/kernel/result.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { SaveProblem } from './save-problem-words.ts';

type Outcome = Result<{ readonly ids: readonly string[] }, SaveProblem>;

export interface FindingSave {
  readonly saveField: (
    field: string,
    value: JsonValue,
    seen: readonly string[],
  ) => Promise<Outcome>;
  /** Stores the finding as it is prefilled, where nothing of it is stored yet. */
  readonly create: () => Promise<Outcome>;
}

/**
 * Saves a finding field by field. The first save of a new one writes all that is prefilled with it,
 * in one transaction: half a finding is never stored.
 */
export function useFindingSave(
  scope: Scope,
  record: RecordKey,
  exists: boolean,
  prefill: Readonly<Record<string, JsonValue>>,
): FindingSave {
  const workspace = useWorkspace();
  const created = useRef(exists);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const inTurn = useCallback((work: () => Promise<Outcome>): Promise<Outcome> => {
    const outcome = queue.current.then(work);
    queue.current = outcome;
    return outcome;
  }, []);

  const writeAll = useCallback(
    async (changed: Readonly<Record<string, JsonValue>>): Promise<Outcome> => {
      const fields = Object.entries({ ...prefill, ...changed });
      const saved = await workspace.save(
        fields.map(([field, value]) => ({ scope, record, field, value, seen: [] })),
      );
      if (!saved.ok) return saved;
      created.current = true;
      const ids = fields.flatMap(([field], index) =>
        field in changed ? [saved.value.ids[index] ?? ''] : [],
      );
      return ok({ ids });
    },
    [workspace, scope, record, prefill],
  );

  const saveField = useCallback<FindingSave['saveField']>(
    (field, value, seen) =>
      inTurn(() =>
        created.current
          ? workspace.save([{ scope, record, field, value, seen: seen as readonly ChangeId[] }])
          : writeAll({ [field]: value }),
      ),
    [inTurn, workspace, scope, record, writeAll],
  );
  const create = useCallback(
    () => inTurn(() => (created.current ? Promise.resolve(ok({ ids: [] })) : writeAll({}))),
    [inTurn, writeAll],
  );
  return { saveField, create };
}
