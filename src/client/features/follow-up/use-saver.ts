import { useCallback, useState } from 'react';
import type { Edit } from '#domain/sync/edit.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import type { NewFile, Saved, SaveProblem } from '#client/services/app-services.ts';
import type { Result } from '#domain/kernel/result.ts';

/** Saves edits and remembers whether the last attempt failed, for one message on the page. */
export function useSaver(): {
  readonly failed: boolean;
  readonly save: (
    edits: readonly Edit[],
    files?: readonly NewFile[],
  ) => Promise<Result<Saved, SaveProblem>>;
} {
  const workspace = useWorkspace();
  const [failed, setFailed] = useState(false);
  const save = useCallback(
    async (edits: readonly Edit[], files: readonly NewFile[] = []) => {
      const saved = await workspace.save(edits, files);
      setFailed(!saved.ok);
      return saved;
    },
    [workspace],
  );
  return { failed, save };
}
