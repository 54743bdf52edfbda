import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { nextUnanswered, type Progress } from '#domain/checklist/progress.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Leaf } from '#client/ui/leaf.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import type { ChecklistEntry } from './checklist-entry.ts';
import styles from './fill-page.module.css';
import { FillTools } from './fill-tools.tsx';
import { ContextPanel } from './item-context.tsx';
import { rowId } from './item-row.tsx';
import { ScoreLine } from './score-line.tsx';
import { SectionForm } from './section-form.tsx';
import type { ChecksByRow } from './row-checks.ts';
import { fillPath } from './section-rail.tsx';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { OtherVersionAnswers } from './other-version-answers.tsx';
import { UnaskedSheet } from './unasked-sheet.tsx';
import type { FillData } from './use-fill-data.ts';
import { useItemFilter } from './use-item-filter.ts';
import { useWatchedRows } from './use-row-window.ts';
import { useSheetParts } from './use-sheet-parts.ts';

export interface ChecklistSheetProps {
  readonly visitId: string;
  readonly checklist: Checklist;
  /** Versions that the visit was pinned to before, the latest last. */
  readonly earlier: readonly Checklist[];
  readonly progress: Progress;
  readonly data: FillData;
  /** Over all checklists of the visit. */
  readonly isAsked: IsShown;
  readonly next: ChecklistEntry | null;
  readonly active: string;
  readonly onActivate: (code: string) => void;
  readonly openNote: string | null;
  readonly searching: boolean;
  readonly onSearchClosed: () => void;
  /** Stands at this item when the page opens: a camera was open there. */
  readonly startAt: string | null;
  readonly checks: ChecksByRow;
  readonly header: React.ReactNode;
}

/** The page that one writes on: all items of a checklist, the tools of the active one, what is known of it. */
export function ChecklistSheet(props: ChecklistSheetProps) {
  const { visitId, checklist, progress, data, isAsked, active, onActivate, searching } = props;
  const [, navigate] = useLocation();
  const answers = useMemo(() => data.answers(checklist.id), [data, checklist.id]);
  const items = useMemo(() => checklist.sections.flatMap((section) => section.items), [checklist]);
  const filter = useItemFilter(checklist, answers, searching);
  const parts = useSheetParts({
    ...{ checklist, data, answers, isAsked, filter, checks: props.checks },
    held: isAsked(active) ? null : active,
  });
  const shown = useMemo(() => parts.flatMap(({ rows: of }) => of.map(({ item }) => item)), [parts]);
  const rows = useWatchedRows(shown, props.startAt ?? active);
  const [request, setRequest] = useState(() =>
    props.startAt === null ? null : { code: props.startAt },
  );
  const [unaskedIn, setUnaskedIn] = useState<string | null>(null);

  const item = items.find(({ code }) => code === active) ?? items[0];
  const key = answerKey(checklist.id, active);
  const { previous, gap } = useMemo(
    () => ({
      previous: itemBefore(items, active, isAsked),
      gap: nextUnanswered(checklist, answers, active, isAsked),
    }),
    [items, checklist, answers, active, isAsked],
  );
  const unanswered = progress.total - progress.answered;

  function goTo(code: string) {
    const target = items.find((entry) => entry.code === code);
    const leavesFilter = target !== undefined && !filter.matches(target);
    if (leavesFilter) filter.clear();
    const asked = items.filter((entry) => isAsked(entry.code) || entry.code === code);
    // Drawn before the focus goes there, with all that is on the screen then.
    rows.standAt(code, leavesFilter ? asked : shown);
    onActivate(code);
    setRequest({ code });
  }

  // After the row is there: it may have been filtered out a moment ago.
  useEffect(() => {
    if (request !== null) focusRow(request.code);
  }, [request]);

  // A page that opens stands where the work does, also when the first gap is far down the list.
  const [openedAt] = useState(active);
  useEffect(() => {
    document.getElementById(rowId(openedAt))?.scrollIntoView({ block: 'nearest' });
  }, [openedAt]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || gap === null) return;
    event.preventDefault();
    goTo(gap);
  }

  const goOn = props.next;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for what the bar's button does
    <div className={styles.workplace} onKeyDown={onKeyDown}>
      <main className={styles.page}>
        {props.header}
        <div className={styles.pageHead}>
          <h2>
            {checklist.letter}. {labelText(checklist.title)}
          </h2>
          {(unanswered > 0 || filter.unansweredOnly) && (
            <Button
              variant="text"
              icon="funnel-simple"
              aria-pressed={filter.unansweredOnly}
              onClick={filter.toggleUnanswered}
            >
              {filter.unansweredOnly ? m.fill_show_all() : m.fill_unanswered({ count: unanswered })}
            </Button>
          )}
        </div>
        <ScoreLine checklist={checklist} answers={answers} isAsked={isAsked} />
        {searching && (
          <div className={styles.search} role="search">
            <TextInput
              type="search"
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
              autoFocus
              aria-label={m.fill_search()}
              placeholder={m.fill_search_hint()}
              value={filter.query}
              onValueChange={filter.search}
              onKeyDown={(event) => {
                if (event.key === 'Escape') {
                  filter.search('');
                  props.onSearchClosed();
                }
              }}
            />
          </div>
        )}
        {parts.some(({ rows: of, unasked }) => of.length + unasked.length > 0) ? (
          <Leaf ordered label={m.fill_items_of({ title: labelText(checklist.title) })}>
            {parts.map((part) => (
              <SectionForm
                key={part.section.id}
                part={part}
                checklistId={checklist.id}
                active={ofSection(part.section, active)}
                openNote={ofSection(part.section, props.openNote)}
                rows={rows}
                total={shown.length}
                onShowUnasked={setUnaskedIn}
              />
            ))}
          </Leaf>
        ) : (
          <EmptyState
            title={m.fill_nothing_found()}
            action={<Button onClick={filter.clear}>{m.fill_show_all()}</Button>}
          >
            {m.fill_nothing_found_next()}
          </EmptyState>
        )}
        <OtherVersionAnswers checklist={checklist} earlier={props.earlier} data={data} />
      </main>
      {unaskedIn !== null && (
        <UnaskedSheet
          items={parts.find(({ section }) => section.id === unaskedIn)?.unasked ?? []}
          answers={answers}
          onClose={() => setUnaskedIn(null)}
        />
      )}
      {item && <ContextPanel item={item} recordKey={key} record={data.records.get(key)} />}
      <div className={styles.tools}>
        <FillTools
          code={active}
          recordKey={key}
          previous={previous}
          next={gap}
          onward={
            goOn === null
              ? null
              : { letter: goOn.letter, go: () => navigate(fillPath(visitId, goOn.letter)) }
          }
          goTo={goTo}
        />
      </div>
    </div>
  );
}

const ofSection = ({ items }: ChecklistSection, code: string | null): string | null =>
  items.some((item) => item.code === code) ? code : null;

/** The item before this one among those that are asked. */
function itemBefore(
  items: readonly ChecklistItem[],
  code: string,
  isAsked: IsShown,
): string | null {
  const at = items.findIndex((item) => item.code === code);
  return items.findLast((item, index) => index < at && isAsked(item.code))?.code ?? null;
}

/** Brings a row into sight and puts the focus on its first control. */
function focusRow(code: string): void {
  const row = document.getElementById(rowId(code));
  if (row === null) return;
  row.scrollIntoView({ block: 'center' });
  row
    .querySelector<HTMLElement>('[role=radio][tabindex="0"], input, textarea, button')
    ?.focus({ preventScroll: true });
}
