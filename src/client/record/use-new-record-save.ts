import { useCallback, useRef } from 'react';
import { ok, type Result } from '#domain/kernel/result.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { SaveProblem } from './save-problem-words.ts';

export type SaveOutcome = Result<{ readonly ids: readonly string[] }, SaveProblem>;

/** A field with what was seen of it. */
export interface FieldWrite {
  readonly field: string;
  readonly value: JsonValue;
  readonly seen: readonly string[];
}

export interface NewRecordSave {
  readonly saveField: (
    field: string,
    value: JsonValue,
    seen: readonly string[],
  ) => Promise<SaveOutcome>;
  /** Several at once, all or none; ids come in their order. */
  readonly saveFields: (writes: readonly FieldWrite[]) => Promise<SaveOutcome>;
  /** Stores the record as it is prefilled, where nothing of it is stored yet. */
  readonly create: () => Promise<SaveOutcome>;
  /** What was written here, once nothing more is on its way. */
  readonly settled: () => Promise<readonly ChangeId[]>;
}

/**
 * Saves a record field by field. The first save of a new one writes all that is prefilled with it,
 * in one transaction: half a record is never stored. `before` goes first of all, and where it fails
 * nothing is written.
 */
export function useNewRecordSave(
  scope: Scope,
  record: RecordKey,
  exists: boolean,
  prefill: Readonly<Record<string, JsonValue>>,
  before?: () => Promise<SaveOutcome>,
): NewRecordSave {
  const workspace = useWorkspace();
  const created = useRef(exists);
  const written = useRef<ChangeId[]>([]);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const write = useCallback(
    (writes: readonly FieldWrite[]): Promise<SaveOutcome> => {
      const work = async (): Promise<SaveOutcome> => {
        const named = new Set(writes.map(({ field }) => field));
        const rest = created.current
          ? []
          : Object.entries(prefill)
              .filter(([field]) => !named.has(field))
              .map(([field, value]) => ({ field, value, seen: [] }));
        if (rest.length + writes.length === 0) return ok({ ids: [] });
        const first = created.current ? undefined : await before?.();
        if (first?.ok === false) return first;
        const saved = await workspace.save(
          [...rest, ...writes].map(({ field, value, seen }) => ({
            ...{ scope, record, field, value },
            seen: seen as readonly ChangeId[],
          })),
        );
        if (!saved.ok) return saved;
        created.current = true;
        written.current.push(...saved.value.ids);
        return ok({ ids: saved.value.ids.slice(rest.length) });
      };
      const outcome = queue.current.then(work);
      // One that breaks is its caller's to tell; the next one goes all the same.
      queue.current = outcome.catch(() => undefined);
      return outcome;
    },
    [workspace, scope, record, prefill, before],
  );

  const saveField = useCallback<NewRecordSave['saveField']>(
    (field, value, seen) => write([{ field, value, seen }]),
    [write],
  );
  const create = useCallback(() => write([]), [write]);
  const settled = useCallback(async () => {
    await queue.current;
    return written.current;
  }, []);
  return { saveField, saveFields: write, create, settled };
}
