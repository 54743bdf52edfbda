import type { ReactNode } from 'react';
import { calendarDateOf, dateParts, formatWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSituation } from '#client/services/use-records.ts';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { Group, Page, PageHeader } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { DoneVisitRow } from './done-visit-row.tsx';
import { useDeviceFacts } from './use-device-facts.ts';
import { useMyVisits, type MyVisit } from './use-my-visits.ts';
import { useScopes } from './use-scopes.ts';
import { inOrder, visitGroup, type VisitGroup } from './visit-groups.ts';
import { ownItems } from './visit-progress.ts';
import { VisitRow } from './visit-row.tsx';

const groupTitles = {
  week: m.visits_group_week,
  later: m.visits_group_later,
  open: m.visits_group_open,
  done: m.visits_group_done,
} as const satisfies Record<VisitGroup, unknown>;

/** The question on the eve is "can I leave?": each visit answers it in one line and proves it. */
export function VisitsPage({ status }: { readonly status: ReactNode }) {
  const { clock } = useServices();
  const visits = useMyVisits();
  const today = calendarDateOf(clock());
  return (
    <Page>
      <PageHeader
        title={m.visits_title()}
        subtitle={<Subtitle today={today} visits={visits ?? []} />}
      >
        {status}
      </PageHeader>
      {visits === undefined && <Skeleton text={m.visits_opening()} lines={6} />}
      {visits === null && <FirstDownload />}
      {visits?.length === 0 && (
        <EmptyState title={m.visits_empty_title()}>{m.visits_empty_text()}</EmptyState>
      )}
      {visits && visits.length > 0 && <Groups visits={visits} today={today} />}
    </Page>
  );
}

function Groups({
  visits,
  today,
}: {
  readonly visits: readonly MyVisit[];
  readonly today: string;
}) {
  const scopes = useScopes();
  const device = useDeviceFacts();
  const situation = useSituation();
  const placed = visits.map((visit) => {
    const { answered, total } = ownItems(visit.progress);
    const { date } = visit.context.visit;
    const { concluded } = visit;
    return { visit, date, group: visitGroup({ date, answered, total, concluded }, today) };
  });
  const groups = (['week', 'later', 'open', 'done'] as const).flatMap((group) => {
    const ofGroup = inOrder(
      group,
      placed.filter((entry) => entry.group === group),
    );
    return ofGroup.length > 0 ? [{ group, visits: ofGroup.map((entry) => entry.visit) }] : [];
  });
  // One solid button a screen: the visit that comes first.
  const first = groups.find(({ group }) => group !== 'done')?.visits[0];
  return groups.map(({ group, visits: ofGroup }) => (
    <Group key={group} title={groupTitles[group]()}>
      <Leaf marginWidth="date" label={groupTitles[group]()}>
        {ofGroup.map((visit) =>
          group === 'done' ? (
            <DoneVisitRow
              key={visit.context.visit.id}
              visit={visit}
              today={today}
              situation={situation}
            />
          ) : (
            <VisitRow
              key={visit.context.visit.id}
              visit={visit}
              today={today}
              first={visit === first}
              scopes={scopes}
              device={device.facts}
              onKeep={device.askToKeep}
            />
          ),
        )}
      </Leaf>
    </Group>
  ));
}

/** Signed in, but nothing has been downloaded yet: a network is needed once. */
function FirstDownload() {
  const workspace = useWorkspace();
  const { connection, running } = useSyncState();
  const stuck = connection !== 'unknown' && connection !== 'online' && !running;
  return (
    <EmptyState
      title={m.visits_first_title()}
      action={
        stuck && (
          <Button icon="download-simple" onClick={workspace.syncNow}>
            {m.visits_first_try()}
          </Button>
        )
      }
    >
      {stuck ? m.visits_first_offline() : m.visits_first_online()}
    </EmptyState>
  );
}

/** "Thứ Ba, ngày 12 tháng 4 năm 2022 · Đoàn kiểm tra số 2 · Phòng Nội vụ". */
function Subtitle({
  today,
  visits,
}: {
  readonly today: string;
  readonly visits: readonly MyVisit[];
}) {
  const { account } = useWorkspace();
  const { day = 0, month = 0, year = 0 } = dateParts(today) ?? {};
  const delegations = new Set(
    visits.flatMap(({ context, concluded }) => (concluded ? [] : (context.delegation?.name ?? []))),
  );
  const parts = [
    m.visits_today({ weekday: formatWeekday(today), day, month, year }),
    ...delegations,
    account.office,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
