import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { inChargeOf, type RecommendationReading } from '#domain/followup/recommendation-state.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { calendarDateOf, formatDateWithWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { CalendarMark } from '#client/record/calendar-mark.tsx';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSituation } from '#client/services/use-records.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Page, PageHeader, Question } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { Tag } from '#client/ui/tag.tsx';
import styles from './recommendations-page.module.css';
import { groupByUrgency, stageLook, stillHereLook } from './stage.ts';
import { useFollowups, type Followup } from './use-followups.ts';

/** What the unit is asked to do: dates in the margin, lateness in words as headings, one thing a row. */
export function RecommendationsPage({
  status,
  asked,
}: {
  readonly status: ReactNode;
  /** What else the unit is asked for, before its recommendations. */
  readonly asked?: ReactNode;
}) {
  const { clock } = useServices();
  const { account } = useWorkspace();
  const today = calendarDateOf(clock());
  const followups = useFollowups();
  const all = (followups ?? []).flatMap((followup) =>
    followup.recommendations.map((recommendation) => ({
      ...recommendation,
      followup,
    })),
  );
  const waiting = useSituation()?.waitingByScope;
  const followupOf = new Map<RecommendationReading['record'], Followup>(
    all.map((entry) => [entry.record, entry.followup]),
  );
  const done = all.filter((entry) => entry.stage === 'accepted').length;
  return (
    <Page>
      <PageHeader
        title={m.followup_title()}
        bar={{
          name: followups?.[0]?.unit?.name ?? account.office,
          day: formatDateWithWeekday(today),
        }}
        subtitle={all.length > 0 ? m.followup_counts({ open: all.length - done, done }) : undefined}
      >
        {status}
      </PageHeader>
      {asked}
      {followups === undefined && <Skeleton text={m.followup_title()} />}
      {followups !== undefined && all.length === 0 && (
        <EmptyState title={m.followup_empty_title()}>{m.followup_empty_text()}</EmptyState>
      )}
      {groupByUrgency(all, today, 'unit').map((group) => (
        <Group key={group.key} title={group.title} icon={group.icon} tone={group.tone}>
          <Leaf label={group.title}>
            {group.items.map((item) => {
              const { visit, scope } = followupOf.get(item.record) ?? {};
              return (
                <RecommendationRow
                  key={item.record}
                  item={item}
                  href={`/recommendations/${visit?.id ?? ''}/${recordParts(item.record).id}`}
                  waits={scope !== undefined && (waiting?.[scope] ?? 0) > 0}
                />
              );
            })}
          </Leaf>
        </Group>
      ))}
    </Page>
  );
}

function RecommendationRow({
  item,
  href,
  waits,
}: {
  readonly item: RecommendationReading;
  readonly href: string;
  /** Something of its follow-up has not reached the server. */
  readonly waits: boolean;
}) {
  const look = item.stage === 'reported' && waits ? stillHereLook() : stageLook(item.stage);
  const owner = inChargeOf(item);
  return (
    <LeafRow opens margin={<CalendarMark date={item.due} />}>
      <Question>
        <Link href={href} className={leafCoverClass()}>
          {item.content}
        </Link>
      </Question>
      <div className={styles.tags}>
        {owner !== '' && (
          <Tag tone="action" icon="user-circle">
            {owner}
          </Tag>
        )}
        <Tag tone={look.tone} icon={look.icon} outlined={look.tone === 'action'}>
          {look.text}
        </Tag>
      </div>
    </LeafRow>
  );
}
