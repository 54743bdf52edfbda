import { startTransition, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useSearch } from 'wouter';
import { mayWrite } from '#domain/access/judge-change.ts';
import { legalBasis } from '#domain/checklist/legal-basis.ts';
import { itemFeeds } from '#domain/on-site/item-feeds.ts';
import { troubleOf } from '#domain/cross-check/trouble.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { formatDateWithWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { NumberedFinding } from '#domain/visit/number-findings.ts';
import { FindingSheet } from '#client/record/finding-sheet.tsx';
import { PhotoSheet } from '#client/record/photo/photo-sheet.tsx';
import { keptWork, newFindingKey } from '#client/record/kept-edits.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import {
  readyChecklists,
  useChecklists,
  type LoadedChecklist,
} from '#client/services/use-checklists.ts';
import { useCrossChecks } from '#client/services/use-cross-checks.ts';
import { usePreviousVisit } from '#client/services/use-previous-visit.ts';
import { useFiles, usePeople, type VisitContext } from '#client/services/use-records.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import { AssignButton } from './assign/assign-button.tsx';
import { noOwners, useAssignees } from './assign/use-assignees.ts';
import { activeItem, wantedItem } from './active-item.ts';
import { useBeside } from './beside.ts';
import { useVisitContents } from './checklist-entry.ts';
import { ChecklistSheet } from './checklist-sheet.tsx';
import { FillActionsProvider, PhotoStatusProvider, type FillActions } from './fill-context.ts';
import { FillFrame } from './fill-frame.tsx';
import { findingStart } from './finding-start.ts';
import styles from './fill-page.module.css';
import { ItemFeedsProvider } from './item-tally.tsx';
import { MissingChecklist } from './missing-checklist.tsx';
import { SectionBar, SectionRail } from './section-rail.tsx';
import { answerKey } from '#domain/visit/visit-answers.ts';
import type { FillData } from './use-fill-data.ts';
import { VisitPlaces } from './visit-places.tsx';
import { noChecks, rowChecksReader } from './row-checks.ts';
import { usePhotoCapture } from './use-photo-capture.tsx';

export interface LoadedFillProps {
  readonly context: VisitContext;
  readonly letter: string | undefined;
  readonly status: ReactNode;
  readonly data: FillData;
  readonly checklists: readonly LoadedChecklist[];
  /** The item whose camera was open when the page ended. */
  readonly slot: RecordKey | null;
}

interface OpenFinding {
  readonly code: string;
  readonly key: RecordKey;
}

/** The whole screen of a visit: contents, page, tools, and the sheets that lie over them. */
export function LoadedFill(props: LoadedFillProps) {
  const { context, letter, status, data, checklists, slot } = props;
  const { visit, unit, delegation, scope, role } = context;
  const services = useServices();
  const workspace = useWorkspace();
  const { entries, isAsked } = useVisitContents(checklists, data);
  const search = useSearch();
  const current =
    entries.find((entry) => entry.letter === letter) ??
    (letter === undefined ? entries[0] : undefined);
  const checklist = current?.checklist ?? null;

  // Where a camera was open, or the item that another screen led to.
  const [start] = useState(() =>
    slot === null ? wantedItem(search, checklist) : answerParts(slot),
  );
  const [activeByList, setActive] = useState<Readonly<Record<string, string>>>(() =>
    start === null ? {} : { [start.checklistId]: start.code },
  );
  const startAt = start !== null && start.checklistId === checklist?.id ? start.code : null;
  const [openNoteAt, setOpenNote] = useState<string | null>(null);
  const [openPhotoKey, setOpenPhoto] = useState<RecordKey | null>(null);
  const [openFinding, setOpenFinding] = useState<OpenFinding | null>(null);
  const [searching, setSearching] = useState(false);
  const work = keptWork(workspace, scope);
  const { kept } = work;
  const capture = usePhotoCapture(scope, visit.id);
  const files = useFiles(scope);
  const left = useChecklists(visit.earlierChecklists ?? none);
  const earlier = useMemo(() => readyChecklists(left ?? []), [left]);
  const feeds = useMemo(() => itemFeeds([...data.records.values()]), [data.records]);
  const previous = usePreviousVisit(useBeside().earlier);
  const crossChecks = useCrossChecks(visit, checklists, data.answers, previous ?? null);
  const [readRows] = useState(rowChecksReader);
  const checks = useMemo(
    () => (crossChecks === null ? noChecks : readRows(crossChecks.outcomes, data.records)),
    [crossChecks, data.records, readRows],
  );
  const wrong = (crossChecks?.outcomes ?? []).filter(
    (outcome) => troubleOf(outcome) === 'wrong',
  ).length;

  const people = usePeople();
  const nameOf = useCallback(
    (account: string) => people(account)?.name ?? m.fill_unknown_person(),
    [people],
  );
  const assignees = useAssignees(visit, checklists, data.records);
  const hash = current?.hash;
  const assign = useMemo(
    () =>
      checklist === null || hash === undefined ? null : (
        <AssignButton {...{ context, hash, checklist, data }} />
      ),
    [context, hash, checklist, data],
  );

  const active = checklist === null ? null : activeItem(checklist, activeByList, data, isAsked);
  const checklistId = checklist?.id;
  const activate = useCallback(
    (code: string) => {
      if (checklistId === undefined) return;
      // What was tapped is drawn first; the row's mark and the panel beside it may come a frame later.
      startTransition(() =>
        setActive((before) =>
          before[checklistId] === code ? before : { ...before, [checklistId]: code },
        ),
      );
    },
    [checklistId],
  );
  const { take } = capture;
  const openFindingAt = useCallback(
    (code: string, finding: RecordKey | null) => {
      if (checklistId === undefined) return;
      activate(code);
      if (finding !== null) return setOpenFinding({ code, key: finding });
      const key = newFindingKey(work, services, answerKey(checklistId, code));
      setOpenFinding({ code, key });
    },
    [checklistId, activate, work, services],
  );
  const may = useCallback(
    (kind: string, field: string) => mayWrite('visit', kind, field, role),
    [role],
  );
  const actions = useMemo<FillActions>(
    () => ({
      ...{ scope, me: workspace.account.id, nameOf },
      mayAnswer: may('answer', 'value'),
      mayPhotograph: may('photo', 'picture'),
      mayFind: may('finding', 'text'),
      activate,
      takePhoto: (code, record, source) => {
        activate(code);
        take(record, source);
      },
      openPhoto: setOpenPhoto,
      openFinding: openFindingAt,
      openNote: (code, open) =>
        setOpenNote((before) => (open ? code : before === code ? null : before)),
      period: visit.period,
      legalBasisOf: (item) => legalBasis(checklist ?? {}, item.legal, visit.period),
      kept,
    }),
    [scope, workspace, nameOf, may, activate, take, openFindingAt, checklist, visit.period, kept],
  );
  const photoStatus = useMemo(
    () => ({ files, busy: capture.busy, problem: capture.problem }),
    [files, capture.busy, capture.problem],
  );

  const photo = openPhotoKey === null ? undefined : data.records.get(openPhotoKey);
  const openItem =
    openFinding === null
      ? undefined
      : checklist?.sections
          .flatMap(({ items }) => items)
          .find(({ code }) => code === openFinding.code);
  const subtitle = [delegation?.name, formatDateWithWeekday(visit.date)]
    .filter((part) => part !== undefined)
    .join(' · ');
  return (
    <FillActionsProvider value={actions}>
      <PhotoStatusProvider value={photoStatus}>
        <FillFrame
          title={unit.name}
          subtitle={subtitle}
          status={status}
          below={
            current && (
              <SectionBar
                visitId={visit.id}
                entries={entries}
                current={current}
                unitName={unit.name}
              />
            )
          }
          search={
            <>
              {checklist !== null && (
                <IconButton
                  icon="magnifying-glass"
                  label={m.fill_search()}
                  aria-expanded={searching}
                  onClick={() => setSearching(!searching)}
                />
              )}
              <VisitPlaces visitId={visit.id} wrong={wrong} findings={data.findingCount} />
            </>
          }
        >
          {current === undefined ? (
            <main className={styles.page}>
              <EmptyState title={m.fill_no_checklist()}>{m.fill_no_checklist_next()}</EmptyState>
            </main>
          ) : (
            <>
              <SectionRail
                visitId={visit.id}
                entries={entries}
                current={current}
                findingCount={data.findingCount}
                wrongFigures={wrong}
                assignees={assignees}
                me={workspace.account.id}
                people={people}
              />
              {checklist === null || active === null || current.progress === null ? (
                <MissingChecklist entry={current} />
              ) : (
                <ItemFeedsProvider value={feeds}>
                  <ChecklistSheet
                    key={checklist.id}
                    visitId={visit.id}
                    checklist={checklist}
                    earlier={earlier}
                    data={data}
                    isAsked={isAsked}
                    next={entries[entries.indexOf(current) + 1] ?? null}
                    active={active}
                    onActivate={activate}
                    checks={checks}
                    openNote={openNoteAt}
                    searching={searching}
                    onSearch={() => setSearching(true)}
                    onSearchClosed={() => setSearching(false)}
                    owners={assignees.get(checklist.id) ?? noOwners}
                    assign={assign}
                    startAt={startAt === active ? startAt : null}
                    header={
                      !actions.mayAnswer && (
                        <Message
                          kind="info"
                          icon="lock-simple"
                          live={false}
                          title={m.fill_read_only()}
                        >
                          {m.fill_read_only_next()}
                        </Message>
                      )
                    }
                  />
                </ItemFeedsProvider>
              )}
            </>
          )}
        </FillFrame>
        {capture.inputs}
        {photo && (
          <PhotoSheet key={photo.record} photo={photo} onClose={() => setOpenPhoto(null)} />
        )}
        {openFinding && openItem && checklist && (
          <FindingSheet
            key={openFinding.key}
            scope={scope}
            kept={kept}
            mayFind={actions.mayFind}
            source={{
              item: openItem,
              answer: answerKey(checklist.id, openItem.code),
              basis: actions.legalBasisOf(openItem),
              start: findingStart(openItem, checklist, data.answers(checklist.id), visit.date),
            }}
            findingKey={openFinding.key}
            finding={findingOf(data, openFinding.key)}
            onClose={() => setOpenFinding(null)}
          />
        )}
      </PhotoStatusProvider>
    </FillActionsProvider>
  );
}

const none: readonly string[] = [];

function answerParts(record: RecordKey): { readonly checklistId: string; readonly code: string } {
  const [checklistId = '', code = ''] = recordParts(record).id.split('/');
  return { checklistId, code };
}

function findingOf(data: FillData, key: RecordKey): NumberedFinding | undefined {
  for (const { findings } of data.items.values()) {
    const found = findings.find(({ record }) => record.record === key);
    if (found !== undefined) return found;
  }
  return undefined;
}
