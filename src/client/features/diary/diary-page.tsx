import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { groupBy } from '#domain/kernel/group-by.ts';
import { diaryActs, diaryRuns, type DiaryKind } from '#domain/visit/diary.ts';
import { calendarDateOf, formatDate, formatDateWithWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import {
  useDirectory,
  usePeople,
  useRecords,
  useVisit,
  type VisitContext,
} from '#client/services/use-records.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Field } from '#client/ui/field.tsx';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Meta, Note, Page } from '#client/ui/page.tsx';
import { Select } from '#client/ui/select.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { diaryPlaces } from './diary-places.ts';
import { RunLine } from './diary-run.tsx';
import styles from './diary.module.css';
import { useDiary } from './use-diary.ts';

/** Who did what and when in a visit, from the log on this device. */
export function DiaryPage({
  visitId,
  status,
}: {
  readonly visitId: string;
  readonly status: ReactNode;
}) {
  const context = useVisit(visitId);
  const mine = context && context.role !== null;
  return (
    <>
      <TopBar
        leading={
          <Link href={`/visits/${visitId}/overview`} className={iconButtonClass()}>
            <Icon name="caret-left" />
            <VisuallyHidden>{m.findings_back()}</VisuallyHidden>
          </Link>
        }
        title={m.diary_title()}
        subtitle={mine && `${formatDate(context.visit.date)} · ${context.unit.name}`}
      >
        {status}
      </TopBar>
      {context !== undefined && !mine && (
        <Page width="text">
          <EmptyState
            title={m.compile_no_visit_title()}
            action={
              <Link href="/" className={buttonClass()}>
                {m.compile_back_to_visits()}
              </Link>
            }
          >
            {m.compile_no_visit_text()}
          </EmptyState>
        </Page>
      )}
      {context === undefined && <Opening />}
      {mine && <DiaryOf context={context} />}
    </>
  );
}

function Opening() {
  return (
    <Page>
      <Skeleton text={m.diary_opening()} lines={6} />
    </Page>
  );
}

/** Kinds as a person looks for them. */
const topics: Readonly<Record<string, readonly DiaryKind[]>> = {
  answers: ['answer', 'note', 'row', 'check'],
  photos: ['photo'],
  findings: ['finding', 'explanation'],
  conflicts: ['differs', 'settled'],
  removed: ['removed', 'restored'],
  conclusion: ['conclusion'],
  other: ['assignment', 'unreadable', 'other'],
};

const none: readonly string[] = [];

function DiaryOf({ context }: { readonly context: VisitContext }) {
  const { scope, visit } = context;
  const { account } = useWorkspace();
  const directory = useDirectory();
  const people = usePeople();
  const records = useRecords(scope);
  const loaded = useChecklists(visit.checklists);
  const { changes, hasOlder, readOlder, failed, readAgain } = useDiary(scope, records);
  const [person, setPerson] = useState('');
  const [topic, setTopic] = useState('');
  const letterOf = useCallback(
    (id: string) => directory?.checklists.find((entry) => entry.id === id)?.letter ?? null,
    [directory],
  );
  const nameOf = useCallback(
    (id: string) =>
      id === account.id ? m.fill_you() : (people(id)?.name ?? m.fill_unknown_person()),
    [account.id, people],
  );
  const places = useMemo(
    () => diaryPlaces(visit.id, records ?? [], readyChecklists(loaded ?? []), letterOf),
    [visit.id, records, loaded, letterOf],
  );
  const runs = useMemo(() => diaryRuns(diaryActs(changes ?? []), places.itemOf), [changes, places]);
  const failure = failed && (
    <Message
      kind="error"
      title={m.diary_failed()}
      actions={<Button onClick={readAgain}>{m.diary_read_again()}</Button>}
    >
      {m.diary_failed_next()}
    </Message>
  );
  if (changes === undefined || records === undefined)
    return failure ? <Page>{failure}</Page> : <Opening />;

  const wanted = topics[topic];
  const shown = runs.filter(
    (run) =>
      (person === '' || run.by === person) && (wanted === undefined || wanted.includes(run.kind)),
  );
  const writers = [...new Set(runs.map(({ by }) => by))].filter((by) => by !== '');
  const days = [...groupBy(shown, ({ to }) => calendarDateOf(to))];
  const moved = (visit.earlierChecklists ?? none).length;
  return (
    <Page>
      <div className={styles.filters} role="group" aria-label={m.diary_filters()}>
        <Field label={m.diary_person()}>
          {(control) => (
            <Select
              {...control}
              value={person}
              placeholder={m.diary_everybody()}
              options={writers.map((by) => ({ value: by, label: nameOf(by) }))}
              onValueChange={setPerson}
            />
          )}
        </Field>
        <Field label={m.diary_kind()}>
          {(control) => (
            <Select
              {...control}
              value={topic}
              placeholder={m.diary_everything()}
              options={[
                { value: 'answers', label: m.diary_topic_answers() },
                { value: 'photos', label: m.diary_topic_photos() },
                { value: 'findings', label: m.diary_topic_findings() },
                { value: 'conflicts', label: m.diary_topic_conflicts() },
                { value: 'removed', label: m.diary_topic_removed() },
                { value: 'conclusion', label: m.diary_topic_conclusion() },
                { value: 'other', label: m.diary_topic_other() },
              ]}
              onValueChange={setTopic}
            />
          )}
        </Field>
      </div>
      {failure}
      {moved > 0 && <Note>{m.diary_moved({ count: moved })}</Note>}
      <div role="status">
        <Meta>{m.diary_read({ changes: changes.length, runs: shown.length })}</Meta>
      </div>
      {days.map(([day, ofDay]) => (
        <Group
          key={day}
          title={formatDateWithWeekday(day)}
          aside={<Meta>{m.diary_runs({ count: ofDay.length })}</Meta>}
        >
          <ol role="list" className={styles.runs} aria-label={formatDateWithWeekday(day)}>
            {ofDay.map((run) => (
              <RunLine
                key={run.key}
                run={run}
                places={places}
                nameOf={nameOf}
                letterOf={letterOf}
              />
            ))}
          </ol>
        </Group>
      ))}
      {shown.length === 0 && (
        <EmptyState title={changes.length === 0 ? m.diary_empty() : m.diary_none_match()}>
          {changes.length === 0
            ? m.diary_empty_text()
            : hasOlder
              ? m.diary_none_match_older()
              : m.diary_none_match_text()}
        </EmptyState>
      )}
      {hasOlder && (
        <Button icon="clock-counter-clockwise" onClick={readOlder}>
          {m.diary_older()}
        </Button>
      )}
      {!hasOlder && !failed && changes.length > 0 && <Note>{m.diary_end()}</Note>}
    </Page>
  );
}
