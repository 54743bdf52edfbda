import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import { draftFindings } from '#domain/visit/overview-findings.ts';
import { openConflicts } from '#domain/visit/overview.ts';
import { formatDateWithWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { buttonClass } from '#client/ui/button.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { mayCompile } from './may-compile.ts';
import { NotThisVisit } from './not-this-visit.tsx';
import { OverviewChecklists } from './overview-checklists.tsx';
import { OverviewConflicts } from './overview-conflicts.tsx';
import { OverviewFacts } from './overview-facts.tsx';
import { OverviewFindings } from './overview-findings.tsx';
import { OverviewMembers } from './overview-members.tsx';
import { OverviewOnSite } from './overview-on-site.tsx';
import styles from './overview.module.css';
import { useVisitData, type VisitData } from './use-visit-data.ts';

/** How one visit stands, for the one who will conclude it. */
export function OverviewPage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const data = useVisitData(visitId);
  return (
    <>
      <TopBar
        leading={
          <Link href="/" className={iconButtonClass()}>
            <Icon name="caret-left" />
            <VisuallyHidden>{m.compile_back_to_visits()}</VisuallyHidden>
          </Link>
        }
        title={data ? data.context.unit.name : m.common_overview_title()}
        subtitle={
          data &&
          m.compile_overview_lead({
            delegation: data.context.delegation?.name ?? '',
            date: formatDateWithWeekday(data.context.visit.date),
          })
        }
      >
        {status}
      </TopBar>
      {data === null && <NotThisVisit />}
      {data === undefined && (
        <Page>
          <Skeleton text={m.compile_opening_overview()} lines={6} />
        </Page>
      )}
      {data && <Overview visitId={visitId} data={data} />}
    </>
  );
}

function Overview({ visitId, data }: { readonly visitId: string; readonly data: VisitData }) {
  const findings = draftFindings(data.records);
  const conflicts = openConflicts(data.records);
  const isIssued = issuedConclusions(data.followup).length > 0;
  const first = data.checklists[0]?.letter;
  return (
    <Page>
      <div className={styles.ways}>
        <Link
          href={`/visits/${visitId}/conclusion`}
          className={buttonClass({ variant: isIssued ? 'secondary' : 'primary' })}
        >
          <Icon name={isIssued ? 'file-text' : 'note-pencil'} />
          {mayCompile(data.context.role) && !isIssued
            ? m.compile_to_conclusion()
            : m.compile_to_conclusion_read()}
        </Link>
        <Link
          href={`/visits/${visitId}/follow-up`}
          className={buttonClass({ variant: isIssued ? 'primary' : 'secondary' })}
        >
          <Icon name="flag" />
          {m.compile_to_follow_up()}
        </Link>
        <Link href={`/visits/${visitId}/self-report`} className={buttonClass()}>
          <Icon name="clipboard-text" />
          {m.compile_to_self_report()}
        </Link>
        {first !== undefined && (
          <Link
            href={`/visits/${visitId}/fill/${first}`}
            className={buttonClass({ variant: 'text' })}
          >
            {m.compile_to_fill()}
          </Link>
        )}
      </div>
      <OverviewFacts data={data} findings={findings} conflicts={conflicts} />
      {conflicts.length > 0 && (
        <OverviewConflicts visitId={visitId} conflicts={conflicts} checklists={data.checklists} />
      )}
      <OverviewChecklists visitId={visitId} data={data} />
      <OverviewFindings visitId={visitId} findings={findings} />
      <OverviewOnSite visitId={visitId} data={data} />
      <OverviewMembers data={data} />
    </Page>
  );
}
