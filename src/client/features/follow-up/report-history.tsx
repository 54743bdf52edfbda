import type {
  RecommendationReading,
  ResponseReading,
  VerdictReading,
} from '#domain/followup/recommendation-state.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { Note, Stack, StatusLine } from '#client/ui/page.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { After, BeforeAfter } from './before-after.tsx';
import { photosOf } from './shared-photo.tsx';

/**
 * The reports that were sent, oldest first. One that was judged is a line that unfolds; what the
 * delegation saw stands once, beside the pictures of the latest.
 */
export function ReportHistory({
  scope,
  item,
  records,
}: {
  readonly scope: Scope;
  readonly item: RecommendationReading;
  readonly records: readonly FoldedRecord[];
}) {
  const sent = item.responses.filter(({ report }) => report !== undefined);
  return sent.map((response) => {
    const before = response === sent.at(-1) ? photosOf(records, item.record) : null;
    const after = photosOf(records, response.record);
    const content = (
      <Stack>
        <Note>{response.report?.text}</Note>
        {after.length > 0 &&
          (before === null ? (
            <After scope={scope} photos={after} />
          ) : (
            <BeforeAfter scope={scope} before={before} after={after} />
          ))}
      </Stack>
    );
    return response.verdict === undefined ? (
      <Panel key={response.record}>
        <Stack>
          <StatusLine icon="paper-plane-tilt">{reportName(response)}</StatusLine>
          {content}
        </Stack>
      </Panel>
    ) : (
      <Disclosure
        key={response.record}
        lazy
        icon={response.verdict.decision === 'accepted' ? 'check' : 'arrow-counter-clockwise'}
        title={m.followup_report_judged({
          report: reportName(response),
          outcome: verdictWords(response.verdict),
        })}
      >
        {content}
      </Disclosure>
    );
  });
}

const reportName = ({ report }: ResponseReading): string =>
  m.followup_report_of({ date: formatDayOf(report?.at ?? '') });

/** What was said of a report, with the reason. */
export function verdictWords({
  decision,
  reason,
}: Pick<VerdictReading, 'decision' | 'reason'>): string {
  if (decision === 'returned') return m.followup_step_returned({ reason });
  return reason === ''
    ? m.followup_step_accepted()
    : m.followup_report_judged({ report: m.followup_step_accepted(), outcome: reason });
}
