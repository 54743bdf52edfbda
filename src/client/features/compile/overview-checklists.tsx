import { useMemo } from 'react';
import { Link } from 'wouter';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';
import { newerVersion } from '#domain/directory/newer-version.ts';
import { issuedConclusions } from '#domain/visit/conclusion-draft-issue.ts';
import { checklistOverview } from '#domain/visit/overview.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import { labelText } from '#client/form/label-text.ts';
import { scoreWords } from '#client/form/score-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { NewVersion } from '#client/record/version/new-version.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Leaf, leafCoverClass, LeafRow } from '#client/ui/leaf.tsx';
import { Meter } from '#client/ui/meter.tsx';
import { Group, Meta, Question, Row } from '#client/ui/page.tsx';
import { Tag } from '#client/ui/tag.tsx';
import styles from './overview.module.css';
import type { VisitData } from './use-visit-data.ts';

/** Each checklist with how far it is and who wrote it. */
export function OverviewChecklists({
  visitId,
  data,
}: {
  readonly visitId: string;
  readonly data: VisitData;
}) {
  return (
    <Group title={m.compile_checklists_title()}>
      <Leaf label={m.compile_checklists_title()}>
        {data.loaded.map((entry) => (
          <ChecklistRow key={entry.hash} visitId={visitId} entry={entry} data={data} />
        ))}
        <LeafRow opens margin={<Icon name="table" />}>
          <Question>
            <Link href={`/visits/${visitId}/figures`} className={leafCoverClass()}>
              {m.figures_title()}
            </Link>
          </Question>
          <Meta>{m.figures_about()}</Meta>
        </LeafRow>
      </Leaf>
    </Group>
  );
}

function ChecklistRow({
  visitId,
  entry,
  data,
}: {
  readonly visitId: string;
  readonly entry: LoadedChecklist;
  readonly data: VisitData;
}) {
  if (entry.type !== 'ready') {
    return (
      <LeafRow margin="?">
        <Meta>
          {entry.type === 'missing'
            ? m.compile_checklist_missing()
            : m.compile_checklist_unreadable()}
        </Meta>
      </LeafRow>
    );
  }
  const { checklist } = entry;
  const { progress, score, writers, findings, conflicts } = checklistOverview(
    checklist,
    data.records,
    data.isAsked,
  );
  const { byState, answered, total } = progress;
  const ok = byState.ok + byState.recorded;
  const words = m.compile_checklist_meter({
    ...{ done: answered, total, ok },
    ...{ part: byState.part, fail: byState.fail, na: byState.na },
  });
  return (
    <LeafRow opens margin={checklist.letter}>
      <div className={styles.checklist}>
        <div>
          <Question>
            <Link href={`/visits/${visitId}/fill/${checklist.letter}`} className={leafCoverClass()}>
              {labelText(checklist.title)}
            </Link>
          </Question>
          <Meta>{m.versions_pinned({ version: checklist.version })}</Meta>
          <Meta>
            {writers.length === 0
              ? m.compile_checklist_nobody()
              : writers
                  .map(({ accountId, answers }) =>
                    m.compile_writer({
                      name: data.nameOf(accountId),
                      count: answers,
                    }),
                  )
                  .join(' · ')}
          </Meta>
          {score !== null && <Meta>{scoreWords(score)}</Meta>}
        </div>
        <div className={styles.progress}>
          <span className={styles.meter}>
            <Meter
              label={words}
              size="m"
              total={total}
              parts={[
                { tone: 'ok', amount: ok },
                { tone: 'part', amount: byState.part },
                { tone: 'fail', amount: byState.fail },
                { tone: 'na', amount: byState.na },
              ]}
            />
            <span className={styles.count}>
              {m.compile_checklist_progress({ done: answered, total })}
            </span>
          </span>
          {(findings > 0 || conflicts > 0) && (
            <Row>
              {findings > 0 && (
                <Tag icon="flag" outlined>
                  {m.compile_checklist_findings({ count: findings })}
                </Tag>
              )}
              {conflicts > 0 && (
                <Tag icon="arrows-split-bold" tone="conflict">
                  {m.compile_checklist_conflicts({ count: conflicts })}
                </Tag>
              )}
            </Row>
          )}
        </div>
        <Newer visitId={visitId} checklist={checklist} hash={entry.hash} data={data} />
      </div>
    </LeafRow>
  );
}

/** Whoever leads the delegation hears of a newer version, and may move the visit to it until it is concluded. */
function Newer({
  visitId,
  checklist,
  hash,
  data,
}: {
  readonly visitId: string;
  readonly checklist: Checklist;
  readonly hash: string;
  readonly data: VisitData;
}) {
  const directory = useDirectory();
  const answers = useMemo(
    () => visitAnswers(data.records)(checklist.id),
    [data.records, checklist.id],
  );
  const to = newerVersion({ id: checklist.id, hash }, directory?.newer ?? []);
  const isIssued = issuedConclusions(data.followup).length > 0;
  if (to === null || isIssued || data.context.role !== 'lead') return null;
  return (
    <div className={styles.newer}>
      <NewVersion
        visitId={visitId}
        letter={checklist.letter}
        from={{ hash, version: checklist.version }}
        to={to}
        answers={answers}
      />
    </div>
  );
}
