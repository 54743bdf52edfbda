import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import {
  daysLeft,
  inChargeOf,
  type RecommendationReading,
  type ResponseReading,
} from '#domain/followup/recommendation-state.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { calendarDateOf, formatDateWithWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useWaits } from '#client/services/use-records.ts';
import { buttonClass } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Page, Row, Stack, StatusLine } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { AcknowledgeForm } from './acknowledge-form.tsx';
import { Before } from './before-after.tsx';
import { OtherDrafts } from './other-drafts.tsx';
import { RecommendationSteps } from './recommendation-steps.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportHistory } from './report-history.tsx';
import { photosOf } from './shared-photo.tsx';
import { leftInWords } from './stage.ts';
import styles from './recommendation-page.module.css';
import { useFollowups, type Followup } from './use-followups.ts';
import { useSaver, type Saver } from './use-saver.ts';

export interface RecommendationPageProps {
  readonly visitId: string;
  /** Id part of the published record. */
  readonly recordId: string;
  readonly status: ReactNode;
}

/** One recommendation for the unit: why, what is expected, by when; then taking it on and reporting. */
export function RecommendationPage({ visitId, recordId, status }: RecommendationPageProps) {
  const followups = useFollowups();
  const followup = followups?.find((entry) => entry.visit.id === visitId);
  // Compared by its part: an address may name anything, and that is "not found", not a broken screen.
  const index =
    followup?.recommendations.findIndex(({ record }) => recordParts(record).id === recordId) ?? -1;
  const item = followup?.recommendations[index];
  const title = item ? m.followup_number({ number: index + 1 }) : m.followup_title();
  return (
    <>
      <TopBar
        title={title}
        leading={
          <Link href="/" className={iconButtonClass()} aria-label={m.followup_back()}>
            <Icon name="caret-left" />
          </Link>
        }
      >
        {status}
      </TopBar>
      {followup && item ? (
        <Recommendation followup={followup} item={item} />
      ) : (
        <Page width="text">
          {followups === undefined ? (
            <Skeleton text={m.followup_opening()} />
          ) : (
            <Stack>
              <Message kind="warning" title={m.followup_missing()}>
                {m.followup_missing_text()}
              </Message>
              <Row>
                <Link href="/" className={buttonClass({ size: 'lg' })}>
                  {m.followup_back()}
                </Link>
              </Row>
            </Stack>
          )}
        </Page>
      )}
    </>
  );
}

function Recommendation({
  followup,
  item,
}: {
  readonly followup: Followup;
  readonly item: RecommendationReading;
}) {
  const { clock } = useServices();
  const saver = useSaver();
  const waits = useWaits(followup.scope);
  const left = daysLeft(item, calendarDateOf(clock()));
  const drafts = item.responses.filter((response) => response.report === undefined);
  const evidence = photosOf(followup.records, item.record);
  const mayReport = item.stage === 'acknowledged' || item.stage === 'returned';
  const about = (
    <>
      {item.due !== null && left !== null && (
        <StatusLine
          icon={left < 0 ? 'warning-circle-fill' : 'hourglass-medium'}
          tone={left < 0 ? 'fail' : 'part'}
        >
          {m.followup_due_line({ date: formatDateWithWeekday(item.due), left: leftInWords(left) })}
        </StatusLine>
      )}
      <h2 className={styles.content}>{item.content}</h2>
      <KvList
        entries={[
          { key: 'why', label: m.followup_why(), value: item.reason },
          { key: 'product', label: m.followup_product(), value: item.product },
          {
            key: 'owner',
            label: m.followup_owner(),
            value: inChargeOf(item),
          },
        ].filter((entry) => entry.value !== '')}
      />
      <RecommendationSteps item={item} draft={drafts.length > 0} waits={waits} />
      {saver.failed && (
        <Message kind="error" title={m.followup_save_failed()}>
          {m.followup_save_failed_text()}
        </Message>
      )}
      {item.stage === 'published' && evidence.length > 0 && (
        <Before scope={followup.scope} photos={evidence} />
      )}
      {item.stage === 'published' && (
        <AcknowledgeForm scope={followup.scope} item={item} saver={saver} />
      )}
      <ReportHistory scope={followup.scope} item={item} records={followup.records} />
    </>
  );
  if (!mayReport) {
    return (
      <Page width="text">
        <Stack>
          {about}
          <OtherDrafts scope={followup.scope} drafts={drafts} records={followup.records} />
        </Stack>
      </Page>
    );
  }
  return (
    <Reporting
      // A report that was sent back is answered by a new one.
      key={item.responses.length - drafts.length}
      {...{ followup, item, drafts, saver }}
    >
      {about}
    </Reporting>
  );
}

/** One draft to write on, the own one before another's; the rest of them beneath what is asked. */
function Reporting({
  followup,
  item,
  drafts,
  saver,
  children,
}: {
  readonly followup: Followup;
  readonly item: RecommendationReading;
  readonly drafts: readonly ResponseReading[];
  readonly saver: Saver;
  readonly children: ReactNode;
}) {
  const services = useServices();
  const { account } = useWorkspace();
  // Chosen once: a colleague's draft that arrives meanwhile must not slip under the words being typed.
  const [record, setRecord] = useState(() => {
    const own = drafts.find(
      ({ folded }) => folded.fields['recommendation']?.heads[0]?.by === account.id,
    );
    return (own ?? drafts[0])?.record ?? newRecordKey(services, 'response');
  });
  const { scope, records } = followup;
  const others = drafts.filter((draft) => draft.record !== record);
  return (
    <ReportForm key={record} {...{ scope, item, records, saver, record }}>
      {children}
      <OtherDrafts scope={scope} drafts={others} records={records} onChoose={setRecord} />
    </ReportForm>
  );
}
