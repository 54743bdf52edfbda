import { useEffect, useMemo, useState } from 'react';
import { mayWrite } from '#domain/access/judge-change.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { failDefaults } from '#domain/checklist/fail-defaults.ts';
import { legalBasis } from '#domain/checklist/legal-basis.ts';
import { visitReader } from '#domain/cross-check/checked-visit.ts';
import { findPairs, type FigurePair } from '#domain/cross-check/find-pairs.ts';
import type { CheckOutcome, Figure } from '#domain/cross-check/outcome.ts';
import { reportedFigures } from '#domain/cross-check/reported-figures.ts';
import { byTrouble, troubleOf, troubles } from '#domain/cross-check/trouble.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerKey, visitAnswers } from '#domain/visit/visit-answers.ts';
import { numberFindings } from '#domain/visit/number-findings.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { FindingSheet } from '#client/record/finding-sheet.tsx';
import { keptWork, newFindingKey } from '#client/record/kept-edits.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import type { LoadedChecklist } from '#client/services/use-checklists.ts';
import { useCrossChecks, type VisitChecks } from '#client/services/use-cross-checks.ts';
import { useEarlierVisits } from '#client/services/use-earlier-visits.ts';
import { usePreviousVisit, type PreviousVisit } from '#client/services/use-previous-visit.ts';
import type { VisitContext } from '#client/services/use-records.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { CheckCounts, CheckList, type ShownTrouble } from './check-list.tsx';
import { figureRowId, FigureTable } from './figure-table.tsx';
import { figureTabs, type FigureRow, type FigureTab } from './figure-rows.ts';
import { outcomeKey } from './figure-text.ts';
import { FiguresDeskProvider, type FiguresDesk } from './figures-context.ts';
import styles from './figures-page.module.css';
import { FigureTabs } from './figure-tabs.tsx';
import { PeriodLines } from './period-lines.tsx';
import { ReadReport } from './read-report.tsx';

export interface LoadedFiguresProps {
  readonly context: VisitContext;
  readonly records: readonly FoldedRecord[];
  readonly loaded: readonly LoadedChecklist[];
}

/** Waits for the first run of the checks; afterwards what stands is shown until the next one is through. */
export function LoadedFigures(props: LoadedFiguresProps) {
  const { context, records, loaded } = props;
  const answersOf = useMemo(() => visitAnswers(records), [records]);
  const previous = usePreviousVisit(useEarlierVisits(context.visit));
  const checks = useCrossChecks(context.visit, loaded, answersOf, previous ?? null);
  if (checks === null) {
    return (
      <Page>
        <Skeleton text={m.figures_checking()} lines={8} />
      </Page>
    );
  }
  return <Figures {...props} checks={checks} previous={previous} />;
}

interface NewFinding {
  readonly key: RecordKey;
  readonly row: FigureRow;
  readonly text: string;
}

function Figures({
  context,
  records,
  checks,
  previous,
}: LoadedFiguresProps & { readonly checks: VisitChecks; readonly previous: PreviousVisit }) {
  const { visit, scope, role } = context;
  const { outcomes, input } = checks;
  const services = useServices();
  const workspace = useWorkspace();
  const work = keptWork(workspace, scope);
  const tabs = useMemo(() => {
    const reader = visitReader(input, input.visitDate, input.isShown);
    return figureTabs(input.checklists, reader, outcomes);
  }, [input, outcomes]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [only, setOnly] = useState<ShownTrouble | null>(null);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [finding, setFinding] = useState<NewFinding | null>(null);
  const [wanted, setWanted] = useState<{ readonly row: string } | null>(null);
  const tab =
    tabs.find(({ checklist }) => checklist.id === chosen) ??
    tabs.find((each) => wrongIn(each, outcomes) > 0) ??
    tabs[0];
  const byKey = useMemo(() => new Map(records.map((record) => [record.record, record])), [records]);
  const mayAnswer = mayWrite('visit', 'answer', 'value', role);
  const pairs = useMemo(() => pairsByOutcome(checks), [checks]);
  // The gravest that does not hold stands open, so that what it looks like opened need not be found out.
  const first = useMemo(
    () => gravest(outcomes.filter(({ checklistId }) => checklistId === tab?.checklist.id)),
    [outcomes, tab],
  );

  // After the row is there: it may have been on another tab a moment ago.
  useEffect(() => {
    if (wanted === null) return;
    const row = document.getElementById(wanted.row);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
  }, [wanted]);

  const open = (outcome: CheckOutcome, isOpen: boolean) =>
    setToggled((before) => new Map(before).set(outcomeKey(outcome), isOpen));
  const desk: FiguresDesk = {
    ...{ visitId: visit.id, scope, kept: work.kept },
    mayWrite: mayWrite('visit', 'check', 'explanation', role),
    mayFind: mayWrite('visit', 'finding', 'text', role),
    recordOf: (key) => byKey.get(key),
    pairsOf: (outcome) => pairs.get(outcome) ?? [],
    isOpen: (outcome) => toggled.get(outcomeKey(outcome)) ?? outcome === first,
    open,
    raiseFinding: (row, text) => {
      const answer = answerKey(row.checklistId, row.item.code);
      setFinding({ key: newFindingKey(work, services, answer), row, text });
    },
  };

  function goTo(outcome: CheckOutcome) {
    const home = tabs.find(({ checklist }) => checklist.id === outcome.checklistId);
    const row = home?.sections
      .flatMap(({ rows }) => rows)
      .find((each) => each.outcomes.includes(outcome));
    setChosen(outcome.checklistId);
    if (outcome.state === 'fails') open(outcome, true);
    if (row !== undefined) setWanted({ row: figureRowId(row.ref) });
  }

  if (tab === undefined) {
    return (
      <Page>
        <EmptyState title={m.figures_none()}>{m.figures_none_next()}</EmptyState>
      </Page>
    );
  }
  const sections = shownSections(tab, only);
  const list = { outcomes, only };
  const titleOf = (outcome: CheckOutcome) => outcomeTitle(outcome, tabs);
  return (
    <FiguresDeskProvider value={desk}>
      <FigureTabs
        tabs={tabs.map((each) => ({
          id: each.checklist.id,
          label: labelText(each.checklist.shortTitle),
          wrong: wrongIn(each, outcomes),
        }))}
        current={tab.checklist.id}
        onSelect={setChosen}
      />
      <div className={styles.page}>
        <aside className={styles.counts}>
          <h2>{m.figures_checks()}</h2>
          <CheckCounts {...list} onOnly={setOnly} />
        </aside>
        <main className={styles.main} id="figures-pane">
          <PeriodLines period={visit.period} outcomes={outcomes} previous={previous} />
          {mayAnswer && <ReadReport context={context} records={byKey} input={input} />}
          {sections.map(({ section, rows }) => (
            <FigureTable
              key={section.id}
              title={labelText(section.title)}
              letter={tab.checklist.letter}
              rows={rows}
            />
          ))}
          {sections.length === 0 && (
            <EmptyState title={m.figures_none_of_these()}>
              {m.figures_none_of_these_next()}
            </EmptyState>
          )}
        </main>
        <aside className={styles.list} aria-label={m.figures_list()}>
          <CheckList {...list} titleOf={titleOf} onChoose={goTo} />
        </aside>
      </div>
      {finding && (
        <FindingSheet
          key={finding.key}
          scope={scope}
          kept={work.kept}
          mayFind={desk.mayFind}
          source={{
            item: finding.row.item,
            answer: answerKey(finding.row.checklistId, finding.row.item.code),
            basis: legalBasis(tab.checklist, finding.row.item.legal, visit.period),
            start: {
              ...failDefaults(finding.row.item, tab.checklist, visit.date, holidaysOfVietNam),
              ...{ text: finding.text, proposal: null },
            },
          }}
          findingKey={finding.key}
          finding={numberFindings(records).find(({ record }) => record.record === finding.key)}
          onClose={() => setFinding(null)}
        />
      )}
    </FiguresDeskProvider>
  );
}

function gravest(outcomes: readonly CheckOutcome[]): CheckOutcome | undefined {
  const groups = byTrouble(outcomes.filter(({ state }) => state === 'fails'));
  return troubles.flatMap((trouble) => groups[trouble])[0];
}

function wrongIn({ checklist }: FigureTab, outcomes: readonly CheckOutcome[]): number {
  return outcomes.filter(
    (outcome) => outcome.checklistId === checklist.id && troubleOf(outcome) === 'wrong',
  ).length;
}

function shownSections({ sections }: FigureTab, only: ShownTrouble | null) {
  if (only === null) return sections;
  return sections
    .map(({ section, rows }) => ({
      section,
      rows: rows.filter((row) => row.outcomes.some((outcome) => troubleOf(outcome) === only)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

/** Looked for once a run, and only for percentages that are wrong. */
function pairsByOutcome({ outcomes, input }: VisitChecks) {
  const pairs = new Map<CheckOutcome, readonly FigurePair[]>();
  let reported: readonly Figure[] | undefined;
  for (const outcome of outcomes) {
    if (outcome.state !== 'fails' || outcome.facts.kind !== 'percent') continue;
    reported ??= reportedFigures(input);
    pairs.set(outcome, findPairs(outcome.facts, reported));
  }
  return pairs;
}

/** What must hold, in the words of its author; of what an item implies, the item. */
function outcomeTitle({ source, checklistId }: CheckOutcome, tabs: readonly FigureTab[]): string {
  if (source.type === 'check') return labelText(source.title);
  const item = tabs
    .find(({ checklist }) => checklist.id === checklistId)
    ?.checklist.sections.flatMap(({ items }) => items)
    .find(({ code }) => code === source.code);
  return item === undefined ? source.code : `${item.code}. ${labelText(item.short ?? item.text)}`;
}
