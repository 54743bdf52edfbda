import { useMemo } from 'react';
import { Link } from 'wouter';
import { readSelfReport } from '#domain/followup/self-report.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { calendarDateOf, formatDate, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { CalendarMark } from '#client/record/calendar-mark.tsx';
import { useServices } from '#client/services/services-context.tsx';
import { useDirectory, useRecordsOf, useWaits } from '#client/services/use-records.ts';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Question } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { lateWords } from './late-words.ts';
import { useAskedChecklists } from './use-asked-checklists.ts';
import type { Visit } from '#domain/directory/directory.ts';
import type { SelfReport } from '#domain/followup/self-report.ts';

/** On the unit's first screen: what it is asked to report on itself; nothing where nobody asks. */
export function AskedReports() {
  const directory = useDirectory();
  const visits = useMemo(() => directory?.visits ?? [], [directory]);
  const scopes = useMemo(() => visits.map(({ id }) => makeScope('followup', id)), [visits]);
  const records = useRecordsOf(scopes);
  const reports = visits.flatMap((visit) => {
    const report = readSelfReport(records.get(makeScope('followup', visit.id)) ?? []);
    return report.request === null ? [] : [{ visit, report }];
  });
  if (reports.length === 0) return null;
  return (
    <Group title={m.report_title()} icon="clipboard-text">
      <Leaf label={m.report_title()}>
        {reports.map((entry) => (
          <AskedReport key={entry.visit.id} {...entry} />
        ))}
      </Leaf>
    </Group>
  );
}

function AskedReport({ visit, report }: { readonly visit: Visit; readonly report: SelfReport }) {
  const { clock } = useServices();
  // Fetched here already, so that the report opens without a network later.
  const scope = makeScope('followup', visit.id);
  useAskedChecklists(scope, report.request);
  const waits = useWaits(scope);
  const late = lateWords(report, calendarDateOf(clock()));
  return (
    <LeafRow opens margin={<CalendarMark date={report.request?.due ?? null} />}>
      <Question>
        <Link href={`/self-report/${visit.id}`} className={leafCoverClass()}>
          {m.report_for_visit({ date: formatDate(visit.date) })}
        </Link>
      </Question>
      <Meta>{m.report_claims({ count: formatNumber(report.claims.size) })}</Meta>
      {report.handedIn === null ? (
        <Tag tone={late ? 'fail' : 'part'} icon={late ? 'warning-circle-fill' : 'hourglass-medium'}>
          {late ?? m.report_state_open()}
        </Tag>
      ) : waits ? (
        <Tag tone="neutral" icon="arrow-up">
          {m.report_state_waiting()}
        </Tag>
      ) : (
        <Tag tone="ok" icon="check">
          {m.report_state_handed_in()}
        </Tag>
      )}
    </LeafRow>
  );
}
