/** The figures of a visit laid out like the unit's own report, with the checks that speak at each. */
import type { Checklist, ChecklistSection } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { percentOf } from '#domain/checklist/ratio.ts';
import type { FigureReader, Reading } from '#domain/cross-check/figure-reader.ts';
import type { FigureRef } from '#domain/cross-check/figure-ref.ts';
import type { CheckFacts, CheckOutcome, Figure, FigureName } from '#domain/cross-check/outcome.ts';

/** What stands in the column of figures. What the app computed is never shown as if it were reported. */
export type RowValue =
  | { readonly type: 'reported' | 'computed'; readonly figure: Figure }
  | { readonly type: 'blank' | 'not-applicable' };

export interface FigureRow {
  readonly ref: FigureRef;
  readonly checklistId: string;
  readonly item: ChecklistItem;
  readonly name: FigureName;
  readonly value: RowValue;
  /** Of several figures of one item the code stands at the first. */
  readonly first: boolean;
  /** Checks that are shown here first. */
  readonly outcomes: readonly CheckOutcome[];
}

export interface FigureSection {
  readonly section: ChecklistSection;
  readonly rows: readonly FigureRow[];
}

export interface FigureTab {
  readonly checklist: Checklist;
  readonly sections: readonly FigureSection[];
  /** Checks of this checklist that stand at none of its rows. */
  readonly elsewhere: readonly CheckOutcome[];
}

/** One tab a checklist that has figures or checks. Items that are not asked are left out. */
export function figureTabs(
  checklists: readonly Checklist[],
  reader: FigureReader,
  outcomes: readonly CheckOutcome[],
): readonly FigureTab[] {
  return checklists
    .map((checklist) =>
      figureTab(
        checklist,
        reader,
        outcomes.filter(({ checklistId }) => checklistId === checklist.id),
      ),
    )
    .filter(({ sections, elsewhere }) => sections.length > 0 || elsewhere.length > 0);
}

function figureTab(
  checklist: Checklist,
  reader: FigureReader,
  outcomes: readonly CheckOutcome[],
): FigureTab {
  const named = new Set(outcomes.flatMap(({ codes }) => codes));
  const plain = checklist.sections.map((section) => ({
    section,
    rows: section.items.flatMap((item) => rowsOf(checklist.id, item, reader, named)),
  }));
  const byRow = placeOutcomes(
    plain.flatMap(({ rows }) => rows),
    outcomes,
  );
  const placed = new Set([...byRow.values()].flat());
  return {
    checklist,
    sections: plain
      .filter(({ rows }) => rows.length > 0)
      .map(({ section, rows }) => ({
        section,
        rows: rows.map((row) => ({ ...row, outcomes: byRow.get(row.ref) ?? [] })),
      })),
    elsewhere: outcomes.filter((outcome) => !placed.has(outcome)),
  };
}

type PlainRow = Omit<FigureRow, 'outcomes'>;

function rowsOf(
  checklistId: string,
  item: ChecklistItem,
  reader: FigureReader,
  named: ReadonlySet<string>,
): readonly PlainRow[] {
  return figureRefs(item, named)
    .flatMap((ref) => {
      const reading = reader.read(ref);
      const name = reading.state === 'known' ? reading.figure : reading.name;
      const value = rowValue(item, ref, reading, reader);
      return name === null || value === null ? [] : [{ ref, checklistId, item, name, value }];
    })
    .map((row, index) => ({ ...row, first: index === 0 }));
}

/** Dates and numbers of rows are figures here only where a check reads the item. */
function figureRefs(item: ChecklistItem, named: ReadonlySet<string>): readonly FigureRef[] {
  const { code } = item;
  switch (item.type) {
    case 'date':
      return named.has(code) ? partRefs(item) : [];
    case 'count':
    case 'money':
    case 'percentage':
      return partRefs(item);
    case 'ratio':
      return [`${code}.part`, `${code}.whole`, `${code}.stated`];
    case 'table': {
      const columns = item.columns
        .filter(({ type }) => type === 'count' || type === 'money')
        .map(({ id }) => `${code}.${id}`);
      return named.has(code) ? [`${code}.rows`, ...columns] : columns;
    }
    default:
      return [];
  }
}

function partRefs(
  item: Extract<ChecklistItem, { type: 'count' | 'money' | 'percentage' | 'date' }>,
) {
  const { code, parts } = item;
  return parts === undefined ? [code] : parts.map((_, index) => `${code}.${index + 1}`);
}

/** Null: nothing to show. A ratio of which no percentage is stated shows the one that its numbers give. */
function rowValue(
  item: ChecklistItem,
  ref: FigureRef,
  reading: Reading,
  reader: FigureReader,
): RowValue | null {
  switch (reading.state) {
    case 'known':
      return { type: item.type === 'table' ? 'computed' : 'reported', figure: reading.figure };
    case 'silent':
      if (reading.because !== 'not-applicable') return null;
      return item.type === 'ratio' && !ref.endsWith('.part') ? null : { type: 'not-applicable' };
    case 'blank': {
      if (item.type !== 'ratio' || !ref.endsWith('.stated')) return { type: 'blank' };
      const [part, whole] = [`${item.code}.part`, `${item.code}.whole`].map((of) =>
        reader.read(of),
      );
      if (part?.state !== 'known' || whole?.state !== 'known') return null;
      const percent = percentOf(part.figure.value, whole.figure.value, 2);
      const isExact = part.figure.hedge === null && whole.figure.hedge === null;
      return percent === null || !isExact
        ? null
        : {
            type: 'computed',
            figure: { ...reading.name, value: percent, hedge: null, assumed: false, per: null },
          };
    }
  }
}

/** Each outcome at one row: that of the figure which it is about, within the item where it is shown. */
function placeOutcomes(
  rows: readonly PlainRow[],
  outcomes: readonly CheckOutcome[],
): ReadonlyMap<FigureRef, readonly CheckOutcome[]> {
  const placed = new Map<FigureRef, CheckOutcome[]>();
  for (const outcome of outcomes) {
    const code = outcome.at ?? outcome.codes[0];
    const own = rows.filter(({ item }) => item.code === code);
    const refs = outcomeFigures(outcome).map(({ ref }) => ref);
    const row = refs.map((ref) => own.find((each) => each.ref === ref)).find(Boolean) ?? own[0];
    if (row !== undefined) placed.set(row.ref, [...(placed.get(row.ref) ?? []), outcome]);
  }
  return placed;
}

/** The figures that an outcome names, the one that it is about first. */
function outcomeFigures(outcome: CheckOutcome): readonly FigureName[] {
  switch (outcome.state) {
    case 'silent':
      return [];
    case 'open':
      return [
        ...(outcome.facts === null ? [] : factFigures(outcome.facts)),
        ...outcome.missing,
        ...outcome.known,
      ];
    case 'holds':
    case 'fails':
      return factFigures(outcome.facts);
  }
}

function factFigures(facts: CheckFacts): readonly FigureName[] {
  switch (facts.kind) {
    case 'sum':
      return [...facts.left, ...facts.right];
    case 'at-most':
      return [...facts.small, ...facts.large];
    case 'percent':
    case 'base':
      return [facts.stated, ...facts.part, ...facts.whole];
    case 'complement':
      return facts.percents;
    case 'same':
      return facts.figures;
    case 'target':
      return facts.resultOf;
    case 'date-order':
      return facts.dates;
    case 'same-period':
      return [facts.from, facts.to];
    case 'three-way':
    case 'row-order':
    case 'row-limit':
      return [facts.table];
    case 'daily':
      return [facts.mean, facts.total];
    case 'none-left':
      return [facts.stated, ...facts.none];
    case 'documents':
      return [];
    case 'previous':
      return facts.now;
    case 'same-scheme':
      return facts.figures.map(({ figure }) => figure);
  }
}
