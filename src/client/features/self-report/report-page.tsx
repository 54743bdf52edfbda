import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { mayWrite } from '#domain/access/judge-change.ts';
import { claimDiffers, readSelfReport, type SelfReport } from '#domain/followup/self-report.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import { answerKey, visitAnswers } from '#domain/visit/visit-answers.ts';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AnswerValueView } from '#client/record/answer-value.tsx';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { useRecords, useVisit, type VisitContext } from '#client/services/use-records.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Group, Meta, Note, Page, Question, Row, Stack } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { Tag } from '#client/ui/tag.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { AskForReport } from './ask-for-report.tsx';
import { ReportFacts } from './report-facts.tsx';

/** The delegation's side: asking the unit for its report, and reading what it claims. */
export function ReportPage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const context = useVisit(visitId);
  return (
    <>
      <TopBar
        title={m.report_title()}
        subtitle={context?.unit.name}
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
        {context === undefined && <Skeleton text={m.report_opening()} lines={6} />}
        {context === null && (
          <EmptyState title={m.fill_no_visit()}>{m.fill_no_visit_next()}</EmptyState>
        )}
        {context && <OfVisit context={context} />}
      </Page>
    </>
  );
}

function OfVisit({ context }: { readonly context: VisitContext }) {
  const records = useRecords(context.followup);
  const visitRecords = useRecords(context.scope);
  const loaded = useChecklists(context.visit.checklists);
  const report = useMemo(() => readSelfReport(records ?? []), [records]);
  const answersOf = useMemo(() => visitAnswers(visitRecords ?? []), [visitRecords]);
  if (records === undefined || loaded === undefined) {
    return <Skeleton text={m.report_opening()} lines={6} />;
  }
  const checklists = readyChecklists(loaded);
  const access = context.followupAccess;
  const role = access.type === 'role' ? access.role : null;
  const mayAsk = mayWrite('followup', 'report-request', 'request', role);
  return (
    <Stack>
      <ReportFacts report={report} checklists={checklists} />
      {mayAsk && (
        <AskForReport context={context} report={report} loaded={loaded} records={records} />
      )}
      {report.handedIn !== null && report.note !== '' && (
        <Group title={m.report_note_of_unit()}>
          <Note>{report.note}</Note>
        </Group>
      )}
      {/* Until it is handed in it is the unit's draft. */}
      {(report.handedIn === null ? [] : checklists).map((checklist) => (
        <ClaimsOf
          key={checklist.id}
          visitId={context.visit.id}
          checklist={checklist}
          report={report}
          answers={answersOf(checklist.id)}
        />
      ))}
    </Stack>
  );
}

function ClaimsOf({
  visitId,
  checklist,
  report,
  answers,
}: {
  readonly visitId: string;
  readonly checklist: Checklist;
  readonly report: SelfReport;
  readonly answers: AnswerLookup;
}) {
  const rows = checklist.sections.flatMap(({ items }) =>
    items.flatMap((item) => {
      const claim = report.claims.get(answerKey(checklist.id, item.code));
      return claim ? [{ item, claim }] : [];
    }),
  );
  if (rows.length === 0) return null;
  const title = `${checklist.letter}. ${labelText(checklist.title)}`;
  return (
    <Group title={title}>
      <Leaf label={title}>
        {rows.map(({ item, claim }) => (
          <LeafRow key={item.code} opens margin={item.code}>
            <Stack tight>
              <Question>
                <Link
                  href={`/visits/${visitId}/fill/${checklist.letter}?item=${item.code}`}
                  className={leafCoverClass()}
                >
                  {labelText(item.text)}
                </Link>
              </Question>
              <AnswerValueView item={item} value={claim.value} />
              {claim.note !== '' && <Meta>{claim.note}</Meta>}
              <Row>
                {claimDiffers(claim.value, answers(item.code).value) && (
                  <>
                    <Tag tone="part" icon="question">
                      {m.report_differs()}
                    </Tag>
                    <Note>
                      {m.report_recorded({ answer: answerWords(item, answers(item.code).value) })}
                    </Note>
                  </>
                )}
                {claim.corrected && (
                  <Tag tone="neutral" icon="pencil-simple">
                    {m.report_corrected()}
                  </Tag>
                )}
              </Row>
            </Stack>
          </LeafRow>
        ))}
      </Leaf>
    </Group>
  );
}
