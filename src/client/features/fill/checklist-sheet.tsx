import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { checklistProgress, nextUnanswered } from '#domain/checklist/progress.ts';
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
import { SectionForm } from './section-form.tsx';
import type { ChecksByRow } from './row-checks.ts';
import { fillPath } from './section-rail.tsx';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { answerLookup, type FillData } from './use-fill-data.ts';
import { useItemFilter } from './use-item-filter.ts';
import { useWatchedRows } from './use-row-window.ts';

export interface ChecklistSheetProps {
  readonly visitId: string;
  readonly checklist: Checklist;
  readonly data: FillData;
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
  const { visitId, checklist, data, active, onActivate, searching } = props;
  const [, navigate] = useLocation();
  const answers = useMemo(() => answerLookup(data, checklist.id), [data, checklist.id]);
  const items = useMemo(() => checklist.sections.flatMap((section) => section.items), [checklist]);
  const filter = useItemFilter(checklist, answers, searching);
  const parts = useMemo(() => shownParts(checklist, filter.isShown), [checklist, filter.isShown]);
  const shown = useMemo(() => parts.flatMap((part) => part.shown), [parts]);
  const rows = useWatchedRows(shown, props.startAt ?? active);
  const [request, setRequest] = useState(() =>
    props.startAt === null ? null : { code: props.startAt },
  );

  const index = items.findIndex(({ code }) => code === active);
  const item = items[index] ?? items[0];
  const key = answerKey(checklist.id, active);
  const gap = nextUnanswered(checklist, answers, active);
  const { total, answered } = checklistProgress(checklist, answers);
  const unanswered = total - answered;

  function goTo(code: string) {
    const target = items.find((entry) => entry.code === code);
    const leavesFilter = target !== undefined && !filter.isShown(target);
    if (leavesFilter) filter.clear();
    // Drawn before the focus goes there, with all that is on the screen then.
    rows.standAt(code, leavesFilter ? items : shown);
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
        {shown.length > 0 ? (
          <Leaf ordered label={m.fill_items_of({ title: labelText(checklist.title) })}>
            {parts.map((part) => (
              <SectionForm
                key={part.section.id}
                {...part}
                checklistId={checklist.id}
                data={data}
                active={active}
                openNote={props.openNote}
                rows={rows}
                checks={props.checks}
                total={shown.length}
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
      </main>
      {item && <ContextPanel item={item} recordKey={key} record={data.records.get(key)} />}
      <div className={styles.tools}>
        <FillTools
          code={active}
          recordKey={key}
          previous={items[index - 1]?.code ?? null}
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

interface ShownPart {
  readonly section: ChecklistSection;
  readonly shown: readonly ChecklistItem[];
  /** How many items the list shows before this section. */
  readonly before: number;
}

/** Every section, also one of which nothing is shown: its form lives on. */
function shownParts(
  { sections }: Checklist,
  isShown: (item: ChecklistItem) => boolean,
): readonly ShownPart[] {
  let before = 0;
  return sections.map((section) => {
    const part = { section, shown: section.items.filter(isShown), before };
    before += part.shown.length;
    return part;
  });
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
