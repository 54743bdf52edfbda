import type { RecommendationReading } from '#domain/followup/recommendation-state.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Note, Stack, StatusLine } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { BeforeAfter } from './before-after.tsx';
import { photosOf } from './shared-photo.tsx';

/** The reports that were sent, oldest first, with their pictures and what the delegation said. */
export function ReportHistory({
  scope,
  item,
  records,
}: {
  readonly scope: Scope;
  readonly item: RecommendationReading;
  readonly records: readonly FoldedRecord[];
}) {
  return item.responses.map(({ record, report, verdict }) =>
    report === undefined ? null : (
      <Panel key={record}>
        <Stack>
          <StatusLine icon="paper-plane-tilt">
            {m.followup_report_of({ date: formatDayOf(report.at) })}
          </StatusLine>
          <Note>{report.text}</Note>
          {photosOf(records, record).length > 0 && (
            <BeforeAfter
              scope={scope}
              before={photosOf(records, item.record)}
              after={photosOf(records, record)}
            />
          )}
          {verdict && (
            <StatusLine
              icon={
                verdict.decision === 'accepted' ? 'check-circle-fill' : 'arrow-counter-clockwise'
              }
              tone={verdict.decision === 'accepted' ? 'ok' : 'part'}
            >
              {verdict.decision === 'accepted'
                ? m.followup_step_accepted()
                : m.followup_step_returned({ reason: verdict.reason })}
            </StatusLine>
          )}
        </Stack>
      </Panel>
    ),
  );
}
