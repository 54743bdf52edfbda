import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { mayWrite } from '#domain/access/judge-change.ts';
import {
  inChargeOf,
  verdictRecord,
  type RecommendationReading,
} from '#domain/followup/recommendation-state.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import { calendarDateOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { CalendarMark } from '#client/record/calendar-mark.tsx';
import { useKeptText } from '#client/record/use-kept-text.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useReadToEnd } from '#client/services/use-read-to-end.ts';
import { usePeople, useVisit } from '#client/services/use-records.ts';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Field } from '#client/ui/field.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Leaf, LeafRow } from '#client/ui/leaf.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Page, Question, Row, Stack } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { ReportHistory, verdictWords } from './report-history.tsx';
import { groupByUrgency, stageLook } from './stage.ts';
import { useFollowups, type Followup } from './use-followups.ts';
import { useSaver, type Saver } from './use-saver.ts';

/** The delegation's side of the follow-up: each recommendation with its reports; lead and deputy judge. */
export function VerdictsPage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const followups = useFollowups();
  const visit = useVisit(visitId);
  const followup = followups?.find((entry) => entry.visit.id === visitId);
  const role = visit?.followupAccess.type === 'role' ? visit.followupAccess.role : null;
  const judges = mayWrite('followup', 'verdict', 'verdict', role);
  const saver = useSaver();
  const { clock } = useServices();
  const groups = groupByUrgency(
    followup?.recommendations ?? [],
    calendarDateOf(clock()),
    'delegation',
  );
  const empty = followup !== undefined && followup.recommendations.length === 0;
  return (
    <>
      <TopBar
        title={m.followup_verdicts_title()}
        subtitle={followup?.unit?.name}
        leading={
          <Link
            href={`/visits/${visitId}/overview`}
            className={iconButtonClass()}
            aria-label={m.followup_back_to_overview()}
          >
            <Icon name="caret-left" />
          </Link>
        }
      >
        {status}
      </TopBar>
      <Page>
        {followups === undefined && <Skeleton text={m.followup_opening()} />}
        {empty && (
          <EmptyState title={m.followup_empty_title()}>
            {m.followup_verdicts_empty_text()}
          </EmptyState>
        )}
        {!judges && !empty && <Note>{m.followup_read_only()}</Note>}
        {saver.failed && (
          <Message kind="error" title={m.followup_save_failed()}>
            {m.followup_save_failed_text()}
          </Message>
        )}
        {followup &&
          groups.map((group) => (
            <Group key={group.key} title={group.title} icon={group.icon} tone={group.tone}>
              <Leaf label={group.title}>
                {group.items.map((item) => (
                  <VerdictRow
                    key={item.record}
                    followup={followup}
                    item={item}
                    judges={judges}
                    saver={saver}
                  />
                ))}
              </Leaf>
            </Group>
          ))}
      </Page>
    </>
  );
}

function VerdictRow({
  followup,
  item,
  judges,
  saver,
}: {
  readonly followup: Followup;
  readonly item: RecommendationReading;
  readonly judges: boolean;
  readonly saver: Saver;
}) {
  const look = stageLook(item.stage);
  const inCharge = inChargeOf(item);
  return (
    <LeafRow margin={<CalendarMark date={item.due} />}>
      <Stack>
        <Question>{item.content}</Question>
        <Row>
          <Tag tone={look.tone} icon={look.icon}>
            {look.text}
          </Tag>
          <Tag tone={inCharge === '' ? 'part' : 'neutral'} icon="user-circle">
            {inCharge === ''
              ? m.followup_not_assigned()
              : m.followup_in_charge_is({ name: inCharge })}
          </Tag>
        </Row>
        <ReportHistory scope={followup.scope} item={item} records={followup.records} />
        {judges && item.stage === 'reported' && (
          <VerdictForm followup={followup} item={item} saver={saver} />
        )}
      </Stack>
    </LeafRow>
  );
}

/**
 * One act: accept, or send back with a reason. It waits until all is read, as issuing does: a newer
 * report of the unit, or a verdict of whoever leads beside one, may lie at the server unseen.
 */
function VerdictForm({
  followup,
  item,
  saver,
}: {
  readonly followup: Followup;
  readonly item: RecommendationReading;
  readonly saver: Saver;
}) {
  const people = usePeople();
  const workspace = useWorkspace();
  const reason = useKeptText(workspace, `${item.record} verdict`);
  const readToEnd = useReadToEnd(followup.scope);
  const response = item.responses.findLast((entry) => entry.report && !entry.verdict);
  if (!response) return null;
  const judge = async (decision: 'accepted' | 'returned') => {
    const [report] = seenHeads(response.folded, 'report');
    if (report === undefined) return;
    const value = { response: response.record, report, decision, reason: reason.text.trim() };
    const record = verdictRecord(response.record);
    const before = followup.records.find((entry) => entry.record === record);
    const seen = seenHeads(before, 'verdict');
    const saved = await saver.save([
      { scope: followup.scope, record, field: 'verdict', value, seen },
    ]);
    if (saved.ok) reason.forget();
  };
  return (
    <Stack>
      {response.disputed.length > 0 && (
        <Message kind="conflict" title={m.followup_verdicts_differ()} live={false}>
          {m.followup_verdicts_differ_next()}
          <ul role="list">
            {response.disputed.map(({ by, ...said }) => (
              <li key={said.at}>
                {m.followup_verdict_by({
                  name: people(by)?.name ?? m.filling_gone_member(),
                  outcome: verdictWords(said),
                })}
              </li>
            ))}
          </ul>
        </Message>
      )}
      <Field label={m.followup_verdict_reason()}>
        {(control) => <TextArea {...control} value={reason.text} onValueChange={reason.change} />}
      </Field>
      <Row>
        <Button
          icon="arrow-counter-clockwise"
          disabledReason={
            !readToEnd
              ? m.followup_return_unread()
              : reason.text.trim() === ''
                ? m.followup_return_needs_reason()
                : undefined
          }
          busy={saver.busy}
          onClick={() => void judge('returned')}
        >
          {m.followup_return()}
        </Button>
        <Button
          variant="primary"
          icon="check"
          disabledReason={readToEnd ? undefined : m.followup_accept_unread()}
          busy={saver.busy}
          onClick={() => void judge('accepted')}
        >
          {m.followup_accept()}
        </Button>
      </Row>
    </Stack>
  );
}
