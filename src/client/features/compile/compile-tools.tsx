import { useState } from 'react';
import { conclusionDocument } from '#domain/documents/conclusion-document.ts';
import { draftEvidence } from '#domain/visit/conclusion-draft-evidence.ts';
import { issuedConclusions, issueObstacle } from '#domain/visit/conclusion-draft-issue.ts';
import { conclusionDraft } from '#domain/visit/conclusion-draft.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { Button } from '#client/ui/button.tsx';
import { downloadFile } from '#client/ui/download-file.ts';
import { useToast } from '#client/ui/toast.tsx';
import { documentFileName, docxType } from './download.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { NoticeSheet } from './notice-sheet.tsx';
import { obstacleWords } from './obstacle-words.ts';
import { useIssuedDownload } from './use-issued-download.ts';
import type { VisitData } from './use-visit-data.ts';

export type OpenLayer = 'layout' | 'issue' | null;

/** Layout, paper, issue. Stands in the bar at the top, and under the thumb where there is no room for it. */
export function CompileTools({
  data,
  changed,
  onOpen,
}: {
  readonly data: VisitData;
  readonly changed: boolean | null;
  readonly onOpen: (layer: OpenLayer) => void;
}) {
  const { records, draft: context } = data;
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const readToEnd = useReadToEnd(data.context.scope);
  const [newest] = issuedConclusions(data.followup);
  const downloadIssued = useIssuedDownload(data.context.followup, data.context.unit.name);
  const obstacle = issueObstacle(records, data.context.role === 'lead');
  const reason =
    obstacle !== null
      ? obstacleWords(obstacle)
      : readToEnd
        ? undefined
        : m.compile_obstacle_unread();
  const download = async () => {
    setBusy(true);
    try {
      const { conclusionDocx } = await import('#client/documents/conclusion-docx.ts');
      const bytes = await conclusionDocx(conclusionDocument(conclusionDraft(records, context)));
      const blob = new Blob([new Uint8Array(bytes)], { type: docxType });
      downloadFile(blob, documentFileName(data.context.unit.name, null));
    } catch (cause) {
      console.error(cause);
      toast({ text: `${m.compile_download_failed()} ${m.compile_download_failed_text()}` });
    }
    setBusy(false);
  };
  return (
    <>
      <Button variant="text" icon="file-text" onClick={() => onOpen('layout')}>
        {m.compile_layout()}
      </Button>
      {newest !== undefined && changed === false ? (
        <Button
          variant="primary"
          icon="file-doc"
          onClick={() =>
            void downloadIssued(newest).then(
              (there) => !there && toast({ text: m.compile_issued_missing() }),
            )
          }
        >
          {m.compile_issued_download()}
        </Button>
      ) : (
        <Button icon="download-simple" busy={busy} onClick={() => void download()}>
          {newest === undefined ? m.compile_download() : m.compile_download_draft()}
        </Button>
      )}
      <Button
        variant={changed === false ? 'secondary' : 'primary'}
        icon="seal-check"
        disabledReason={reason}
        onClick={() => onOpen('issue')}
      >
        {newest !== undefined ? m.compile_issue_again() : m.compile_issue()}
      </Button>
    </>
  );
}

/**
 * What the tools open. Stands once and outside of both bars: a layer inside a bar that the turned
 * tablet hides would be gone, and the page below it still closed.
 */
export function CompileLayers({
  data,
  changed,
  open,
  onIssued,
  onClose,
}: {
  readonly data: VisitData;
  readonly changed: boolean | null;
  readonly open: OpenLayer;
  readonly onIssued: (number: string) => void;
  readonly onClose: () => void;
}) {
  const { records, draft: context, checklists } = data;
  if (open === 'layout')
    return <NoticeSheet records={records} context={context} onClose={onClose} />;
  if (open !== 'issue') return null;
  const unused = draftEvidence(records, checklists).filter(({ uses }) => uses.length === 0).length;
  return (
    <IssueDialog
      data={data}
      changed={changed}
      draft={conclusionDraft(records, context)}
      unused={unused}
      onIssued={onIssued}
      onClose={onClose}
    />
  );
}
