import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { Checklist } from '#domain/checklist/definition.ts';
import { readSelfReport, type SelfReport } from '#domain/followup/self-report.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { calendarDateOf, formatDate, formatDateTime, formatNumber } from '#client/i18n/format.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { useRecords, useVisit, useWaits, type VisitContext } from '#client/services/use-records.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Group, Meta, Note, Page, Stack, StatusLine } from '#client/ui/page.tsx';
import { PartStrip } from '#client/ui/part-strip.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { ClaimRow } from './claim-row.tsx';
import { askedItems, claimProgress, claimVisibility } from './claimed-items.ts';
import { HandInReport } from './hand-in-report.tsx';
import { lateWords } from './late-words.ts';
import { useAskedChecklists, type AskedChecklist } from './use-asked-checklists.ts';

/** The unit reports on itself before a visit: the delegation's own items, one checklist at a time. */
export function UnitReportPage({
  visitId,
  letter,
  status,
}: {
  readonly visitId: string;
  readonly letter: string | undefined;
  readonly status: ReactNode;
}) {
  const context = useVisit(visitId);
  return (
    <>
      <TopBar
        title={m.report_title()}
        subtitle={
          context ? m.report_for_visit({ date: formatDate(context.visit.date) }) : undefined
        }
        leading={
          <Link href="/" className={iconButtonClass()} aria-label={m.report_back()}>
            <Icon name="caret-left" />
          </Link>
        }
      >
        {status}
      </TopBar>
      {context === undefined && <Opening />}
      {context === null && <NotAsked />}
      {context && <OpenReport context={context} letter={letter} />}
    </>
  );
}

function Opening() {
  return (
    <Page>
      <Skeleton text={m.report_opening()} lines={6} />
    </Page>
  );
}

function NotAsked() {
  return (
    <Page>
      <EmptyState title={m.report_not_asked_title()}>{m.report_not_asked_text()}</EmptyState>
    </Page>
  );
}

function OpenReport({
  context,
  letter,
}: {
  readonly context: VisitContext;
  readonly letter: string | undefined;
}) {
  const { followup } = context;
  const records = useRecords(followup);
  const report = useMemo(() => readSelfReport(records ?? []), [records]);
  const asked = useAskedChecklists(followup, report.request);
  if (records === undefined || asked === undefined) return <Opening />;
  if (report.request === null && report.claims.size === 0) return <NotAsked />;
  const checklists = asked.flatMap((one) => (one.type === 'ready' ? [one.checklist] : []));
  const current = checklists.find((one) => one.letter === letter) ?? checklists[0];
  const mayClaim = context.followupAccess.type === 'role' && context.followupAccess.role === 'unit';
  return (
    <HandInReport
      scope={followup}
      report={report}
      main={records.find(({ record }) => record === 'self-report:main')}
      progress={claimProgress(checklists, report)}
      mayClaim={mayClaim}
    >
      <ReportState scope={followup} report={report} checklists={checklists} />
      <NotHere asked={asked} />
      {checklists.length > 1 && (
        <PartStrip label={m.report_checklists()} current={current?.id ?? ''}>
          {checklists.map((one) => (
            <Link
              key={one.id}
              href={`/self-report/${context.visit.id}/${one.letter}`}
              aria-current={one === current ? 'page' : undefined}
            >
              {one.letter}. {labelText(one.shortTitle)}
            </Link>
          ))}
        </PartStrip>
      )}
      {current && (
        <Claims
          key={current.id}
          scope={followup}
          checklist={current}
          checklists={checklists}
          report={report}
          mayClaim={mayClaim}
        />
      )}
    </HandInReport>
  );
}

function ReportState({
  scope,
  report,
  checklists,
}: {
  readonly scope: Scope;
  readonly report: SelfReport;
  readonly checklists: readonly Checklist[];
}) {
  const { done, total } = claimProgress(checklists, report);
  const counts = { done: formatNumber(done), total: formatNumber(total) };
  return (
    <Stack>
      <Standing scope={scope} report={report} />
      {report.request?.note && <Note>{report.request.note}</Note>}
      <Meter
        label={m.report_progress(counts)}
        parts={[{ tone: 'action', amount: done }]}
        total={total}
        size="m"
      />
      <Meta>{m.report_progress(counts)}</Meta>
    </Stack>
  );
}

/** Asked for, late, or handed in; what has not reached the server is not said to be with the delegation. */
function Standing({
  scope,
  report: { request, handedIn },
}: {
  readonly scope: Scope;
  readonly report: SelfReport;
}) {
  const { clock } = useServices();
  const waits = useWaits(scope);
  if (handedIn !== null) {
    return waits ? (
      <StatusLine icon="arrow-up">{m.followup_step_reported_waiting()}</StatusLine>
    ) : (
      <StatusLine icon="check-circle-fill" tone="ok">
        {m.report_handed_in({ time: formatDateTime(Date.parse(handedIn.at)) })}
      </StatusLine>
    );
  }
  if (request === null) {
    return (
      <StatusLine icon="hourglass-medium" tone="part">
        {m.report_taken_back()}
      </StatusLine>
    );
  }
  const date = formatDate(request.due);
  const late = lateWords({ request, handedIn }, calendarDateOf(clock()));
  return late === null ? (
    <StatusLine icon="hourglass-medium" tone="part">
      {m.report_due({ date })}
    </StatusLine>
  ) : (
    <StatusLine icon="warning-circle-fill" tone="fail">
      {m.report_late_since({ late, date })}
    </StatusLine>
  );
}

function NotHere({ asked }: { readonly asked: readonly AskedChecklist[] }) {
  const lacking = asked.filter(({ type }) => type !== 'ready');
  if (lacking.length === 0) return null;
  const unreadable = lacking.some(({ type }) => type === 'unreadable');
  return (
    <Message
      kind="warning"
      live={false}
      title={m.report_lacking({ count: formatNumber(lacking.length) })}
    >
      {unreadable ? m.report_lacking_update() : m.report_lacking_network()}
    </Message>
  );
}

function Claims({
  scope,
  checklist,
  checklists,
  report,
  mayClaim,
}: {
  readonly scope: Scope;
  readonly checklist: Checklist;
  readonly checklists: readonly Checklist[];
  readonly report: SelfReport;
  readonly mayClaim: boolean;
}) {
  const isShown = claimVisibility(checklists, report);
  const asked = new Set(askedItems(checklist, isShown));
  const sections = checklist.sections.flatMap(({ id, title, items }) => {
    const shown = items.filter((item) => asked.has(item));
    return shown.length === 0 ? [] : [{ id, title: labelText(title), shown }];
  });
  return sections.map(({ id, title, shown }) => (
    <Group key={id} title={title}>
      <Leaf label={title}>
        {shown.map((item) => {
          const answer = answerKey(checklist.id, item.code);
          return (
            <ClaimRow
              key={item.code}
              scope={scope}
              item={item}
              answer={answer}
              claim={report.claims.get(answer)}
              mayClaim={mayClaim}
            />
          );
        })}
      </Leaf>
    </Group>
  ));
}
