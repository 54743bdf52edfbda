import { useState, type ReactNode } from 'react';
import { selfReportKey, type SelfReport } from '#domain/followup/self-report.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { useTextEdit } from '#client/form/use-text-edit.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { keptWork, shelfFor } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { TextEditField } from '#client/record/text-edit-field.tsx';
import { useSaveField } from '#client/record/use-save-field.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Group, Note, Page, Stack, StatusLine } from '#client/ui/page.tsx';
import { ThumbBar } from '#client/ui/thumb-bar.tsx';

/**
 * The report with what the unit says to the whole, and handing it in; what is written later is told as
 * corrected. It is a page, as the button stands below all of it, in reach.
 */
export function HandInReport({
  scope,
  report,
  main,
  progress: { done, total },
  mayClaim,
  children,
}: {
  readonly scope: Scope;
  readonly report: SelfReport;
  readonly main: FoldedRecord | undefined;
  readonly progress: { readonly done: number; readonly total: number };
  readonly mayClaim: boolean;
  readonly children: ReactNode;
}) {
  const { clock } = useServices();
  const workspace = useWorkspace();
  const { connection } = useSyncState();
  const save = useSaveField(scope, selfReportKey, 'handedIn');
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const note = useTextEdit({
    record: main,
    field: 'note',
    save: useSaveField(scope, selfReportKey, 'note'),
    keep: shelfFor(keptWork(workspace, scope).kept, selfReportKey, 'note'),
  });
  const handIn = async (): Promise<void> => {
    setBusy(true);
    // A report is not handed in without what the unit says to it: the failure stands at the note.
    if (await note.settle()) await sayHandedIn();
    setBusy(false);
  };
  const sayHandedIn = async (): Promise<void> => {
    const value = { at: new Date(clock()).toISOString() };
    const saved = await save(value, seenHeads(main, 'handedIn'));
    setProblem(saved.ok ? null : saved.error);
  };
  const left = total - done;
  return (
    <>
      <Page>
        <Stack>
          {children}
          <Group title={m.report_whole()}>
            <Stack>
              <TextEditField
                {...{ scope, edit: note, record: main, recordKey: selfReportKey, field: 'note' }}
                label={m.report_note()}
                rows={3}
                mayWrite={mayClaim}
              />
              {problem && <SaveProblemMessage problem={problem} onRetry={() => void handIn()} />}
              {report.handedIn !== null && <Note>{m.report_after()}</Note>}
            </Stack>
          </Group>
        </Stack>
      </Page>
      {mayClaim && report.handedIn === null && (
        <ThumbBar
          label={m.report_hand_in()}
          leadingWhenNarrow="above"
          leading={
            connection !== 'online' ? (
              <StatusLine icon="wifi-slash">{m.report_offline()}</StatusLine>
            ) : (
              done > 0 && left > 0 && <Note>{m.report_left({ count: formatNumber(left) })}</Note>
            )
          }
        >
          <Button
            variant="primary"
            size="lg"
            icon="paper-plane-tilt"
            busy={busy}
            disabledReason={done === 0 ? m.report_hand_in_empty() : undefined}
            onClick={() => void handIn()}
          >
            {m.report_hand_in()}
          </Button>
        </ThumbBar>
      )}
    </>
  );
}
