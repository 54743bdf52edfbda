import { useCallback, useState } from 'react';
import type { Edit } from '#domain/sync/edit.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { Saved, SaveProblem } from '#client/services/app-services.ts';
import type { Result } from '#domain/kernel/result.ts';

export interface Saver {
  /** Whether the last attempt failed, for one message on the page. */
  readonly failed: boolean;
  /** An act is being stored: a second tap on a slow tablet must not do it once more. */
  readonly busy: boolean;
  readonly save: (edits: readonly Edit[]) => Promise<Result<Saved, SaveProblem>>;
}

/** Saves the acts of a page: what its buttons do, not what is typed. */
export function useSaver(): Saver {
  const workspace = useWorkspace();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = useCallback(
    async (edits: readonly Edit[]) => {
      setBusy(true);
      try {
        const saved = await workspace.save(edits);
        setFailed(!saved.ok);
        return saved;
      } finally {
        setBusy(false);
      }
    },
    [workspace],
  );
  return { failed, busy, save };
}
