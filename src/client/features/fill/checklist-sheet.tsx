import {
  startTransition,
  useCallback,
  useDeferredValue,
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
} from 'react';
import { useLocation } from 'wouter';
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { nextUnanswered } from '#domain/checklist/progress.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useDeviceSetting } from '#client/ui/device-settings.ts';
import { Leaf } from '#client/ui/leaf.tsx';
import type { ChecklistEntry } from './checklist-entry.ts';
import styles from './fill-page.module.css';
import { codesGivenTo, ownersOf, type SectionOwners } from './assign/use-assignees.ts';
import { useFillActions } from './fill-context.ts';
import { firstParts } from './first-parts.ts';
import { FillTools } from './fill-tools.tsx';
import { KeysSheet } from './keys/keys-button.tsx';
import { useSheetKeys } from './keys/use-sheet-keys.ts';
import { showHead } from './in-sight.ts';
import { onlyRow } from './one-by-one.ts';
import { useUndoToast } from './recent/use-undo-toast.ts';
import { runItems } from './run/run-items.ts';
import { RunSheet } from './run/run-sheet.tsx';
import { SheetHead } from './sheet-head.tsx';
import { SteadyRow } from './steady-row.tsx';
import { ContextPanel } from './item-context.tsx';
import { rowId } from './item-row.tsx';
import { ScoreLine } from './score-line.tsx';
import { sameEntries } from './same-entries.ts';
import { SectionForm } from './section-form.tsx';
import type { ChecksByRow } from './row-checks.ts';
import type { SheetPart } from './sheet-parts.ts';
import { fillPath } from './section-rail.tsx';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { OtherVersionAnswers } from './other-version-answers.tsx';
import { UnaskedSheet } from './unasked-sheet.tsx';
import type { FillData } from './use-fill-data.ts';
import { passesFilter, useItemFilter } from './use-item-filter.ts';
import { useWatchedRows } from './use-row-window.ts';
import { useSheetParts } from './use-sheet-parts.ts';

export interface ChecklistSheetProps {
  readonly visitId: string;
  readonly checklist: Checklist;
  /** Versions that the visit was pinned to before, the latest last. */
  readonly earlier: readonly Checklist[];
  readonly data: FillData;
  /** Over all checklists of the visit. */
  readonly isAsked: IsShown;
  readonly next: ChecklistEntry | null;
  readonly active: string;
  readonly onActivate: (code: string) => void;
  readonly openNote: string | null;
  readonly searching: boolean;
  readonly onSearch: () => void;
  readonly onSearchClosed: () => void;
  /** Accounts by section. */
  readonly owners: SectionOwners;
  /** The way to who fills what. */
  readonly assign: React.ReactNode;
  /** Stands at this item when the page opens: a camera was open there. */
  readonly startAt: string | null;
  readonly checks: ChecksByRow;
  readonly header: React.ReactNode;
}

/** What lies over the page: the list of keys, or one answer for several items of a section. */
type Layer = 'keys' | { readonly section: string };

/** The page that one writes on: all items of a checklist, the tools of the active one, what is known of it. */
export function ChecklistSheet(props: ChecklistSheetProps) {
  const { visitId, checklist, data, isAsked, active, onActivate, searching } = props;
  const [, navigate] = useLocation();
  const { scope, me } = useFillActions();
  const answers = useMemo(() => data.answers(checklist.id), [data, checklist.id]);
  const items = useMemo(() => checklist.sections.flatMap((section) => section.items), [checklist]);
  const passes = useMemo(
    () => passesFilter(checklist.id, data, codesGivenTo(checklist, props.owners, me)),
    [checklist, data, props.owners, me],
  );
  const filter = useItemFilter(checklist, data, passes, searching);
  const single = useDeviceSetting('fillMode') === 'item';
  const parts = useSheetParts({
    ...{ checklist, data, answers, isAsked, filter, checks: props.checks },
    held: isAsked(active) ? null : active,
  });
  const [readShown] = useState(shownReader);
  const shown = useMemo(() => readShown(parts), [readShown, parts]);
  const place = shown.findIndex(({ code }) => code === active);
  // One at a time, a filter or search that leaves the active item out leads to the first that it shows.
  const led = single && place === -1 ? (shown[0]?.code ?? null) : null;
  const whole = useDeferredValue(true, false);
  const [openedAt] = useState(props.startAt ?? active);
  const drawn = useMemo(() => {
    if (single) return onlyRow(parts, led ?? active);
    return whole ? parts : firstParts(parts, openedAt);
  }, [single, whole, parts, openedAt, led, active]);
  useEffect(() => {
    if (led !== null) onActivate(led);
  }, [led, onActivate]);
  const rows = useWatchedRows(shown, openedAt);
  const { watch } = rows;
  const [request, setRequest] = useState(() =>
    props.startAt === null ? null : { code: props.startAt },
  );
  const [unaskedIn, setUnaskedIn] = useState<string | null>(null);
  const [layer, setLayer] = useState<Layer | null>(null);
  const setRun = useCallback((section: string) => setLayer({ section }), []);
  const undo = useUndoToast(scope, data.records);

  const item = items.find(({ code }) => code === active) ?? items[0];
  const key = answerKey(checklist.id, active);
  const { previous, gap } = useMemo(
    () => ({
      previous: itemBefore(items, active, isAsked),
      gap: nextUnanswered(checklist, answers, active, isAsked),
    }),
    [items, checklist, answers, active, isAsked],
  );
  const following = shown[place + 1]?.code ?? null;

  function goTo(code: string) {
    const target = items.find((entry) => entry.code === code);
    const leavesFilter = target !== undefined && !filter.matches(target);
    if (leavesFilter) filter.clear();
    const asked = items.filter((entry) => isAsked(entry.code) || entry.code === code);
    // Drawn before the focus goes there, with all that is on the screen then.
    rows.standAt(code, leavesFilter ? asked : shown);
    onActivate(code);
    // One at a time, the row is there only when it is active.
    if (single) startTransition(() => setRequest({ code }));
    else setRequest({ code });
  }
  useSheetKeys({
    ...{ active, recordKey: key, goTo, onSearch: props.onSearch },
    around: { next: following, previous: shown[place - 1]?.code ?? null, gap },
    onUndo: undo.undoLast,
    onList: () => setLayer('keys'),
  });

  // After the row is there: it may have been filtered out a moment ago.
  useEffect(() => {
    if (request !== null) focusRow(request.code);
  }, [request]);

  // A page that opens stands where the work does, also when the first gap is far down the list.
  useEffect(() => {
    const row = document.getElementById(rowId(openedAt));
    if (row !== null) showHead(row);
  }, [openedAt]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || gap === null) return;
    event.preventDefault();
    goTo(gap);
  }

  const goOn = props.next;
  const running =
    layer === null || layer === 'keys'
      ? undefined
      : parts.find(({ section }) => section.id === layer.section);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut for what the bar's button does
    <div className={styles.workplace} onKeyDown={onKeyDown}>
      <main className={styles.page}>
        {props.header}
        <SheetHead
          {...{ checklist, filter, passes, isAsked, searching, single }}
          onSearchClosed={props.onSearchClosed}
          assign={props.assign}
          onKeys={() => setLayer('keys')}
        >
          <ScoreLine checklist={checklist} answers={answers} isAsked={isAsked} />
        </SheetHead>
        <SteadyRow code={active} parts={drawn} note={props.openNote} />
        {drawn.some(({ rows: of, unasked }) => of.length + unasked.length > 0) ? (
          <Leaf ref={watch} ordered label={m.fill_items_of({ title: labelText(checklist.title) })}>
            {drawn.map((part) => (
              <SectionForm
                key={part.section.id}
                part={part}
                checklistId={checklist.id}
                active={ofSection(part.section, active)}
                openNote={ofSection(part.section, props.openNote)}
                rows={rows}
                total={shown.length}
                owners={ownersOf(props.owners, part.section.id)}
                onShowUnasked={setUnaskedIn}
                onRun={setRun}
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
      {layer === 'keys' && <KeysSheet onClose={() => setLayer(null)} />}
      {running !== undefined && (
        <RunSheet
          checklistId={checklist.id}
          section={labelText(running.section.title)}
          items={runItems(running.rows)}
          records={data.records}
          onStored={undo.tell}
          onClose={() => setLayer(null)}
        />
      )}
      {item && shown.length > 0 && (
        <ContextPanel item={item} recordKey={key} record={data.records.get(key)} />
      )}
      {shown.length > 0 && (
        <div className={styles.tools}>
          <FillTools
            code={active}
            recordKey={key}
            previous={previous}
            next={gap}
            following={single ? following : null}
            onward={
              goOn === null
                ? null
                : { letter: goOn.letter, go: () => navigate(fillPath(visitId, goOn.letter)) }
            }
            goTo={goTo}
            records={data.records}
          />
        </div>
      )}
    </div>
  );
}

/** The items that are listed; the same list for as long as only what stands at them moves. */
function shownReader(): (parts: readonly SheetPart[]) => readonly ChecklistItem[] {
  let before: readonly ChecklistItem[] | undefined;
  return (parts) => {
    const shown = parts.flatMap(({ rows }) => rows.map(({ item }) => item));
    before = sameEntries(before, shown, Object.is);
    return before;
  };
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
