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
import { useSaveField } from '#client/record/use-save-field.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Field } from '#client/ui/field.tsx';
import { Group, Note, Page, Stack, StatusLine } from '#client/ui/page.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
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
  const note = useTextEdit({
    record: main,
    field: 'note',
    save: useSaveField(scope, selfReportKey, 'note'),
    keep: shelfFor(keptWork(workspace, scope).kept, selfReportKey, 'note'),
  });
  const handIn = async (): Promise<void> => {
    note.flush();
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
              <Field label={m.report_note()}>
                {(control) => (
                  <TextArea
                    {...control}
                    {...note.control}
                    rows={3}
                    maxLength={20_000}
                    readOnly={!mayClaim}
                  />
                )}
              </Field>
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
