import { useCallback } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import type { IssuedConclusion } from '#domain/visit/conclusion-draft-issue.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { documentFileName, docxType } from './download.ts';

/** Saves the paper of a notice as it was issued; false where it is not on this device yet. */
export function useIssuedDownload(
  scope: Scope,
  unit: string,
): (issued: IssuedConclusion) => Promise<boolean> {
  const { photos } = useWorkspace();
  return useCallback(
    async ({ issue }) => {
      const file = await photos.read(scope, issue.docx.sha256);
      if (file.ok)
        downloadFile(
          new Blob([file.value], { type: docxType }),
          documentFileName(unit, issue.number),
        );
      return file.ok;
    },
    [photos, scope, unit],
  );
}
