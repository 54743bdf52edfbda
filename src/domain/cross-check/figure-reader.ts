/**
 * The figures that checks name, read from the answers of a visit. Blank stays unknown; what is hidden,
 * not applicable or not in the visit makes a check silent.
 */
import {
  noAnswer,
  type AnswerLookup,
  type AnswerValue,
  type Hedge,
  type ItemAnswer,
  type TableRow,
} from '#domain/checklist/answer.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem, ItemOf, TableColumn } from '#domain/checklist/item.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { StatedNumber } from '#domain/checklist/stated-percent.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import { figurePlace, type FigureRef } from './figure-ref.ts';
import type { Figure, FigureName, SilentReason } from './outcome.ts';

export interface Silence {
  readonly state: 'silent';
  readonly because: SilentReason;
  readonly ref: string | null;
}

export type Reading =
  | { readonly state: 'known'; readonly figure: Figure }
  | { readonly state: 'blank'; readonly name: FigureName }
  /** `name`: the visit has the figure, but it is hidden or not applicable. */
  | (Silence & { readonly name: FigureName | null });

/** An item of the visit with what was written at it; of a hidden one nothing is read. */
export interface Place {
  readonly checklistId: string;
  readonly item: ChecklistItem;
  readonly answer: ItemAnswer;
  readonly shown: boolean;
}

export interface FigureReader {
  readonly read: (ref: FigureRef) => Reading;
  /** Null: no checklist of the visit has this item. */
  readonly place: (code: string) => Place | null;
}

/** What figures are read from: one visit of a unit. */
export interface FigureSource {
  readonly checklists: readonly Pick<Checklist, 'id' | 'sections'>[];
  readonly answersOf: (checklistId: string) => AnswerLookup;
  readonly isShown: IsShown;
  readonly visitDate: string | null;
  readonly period: Period;
}

/** Reads each item once, however many checks name it: a reader is made for one run. */
export function createFigureReader(source: FigureSource): FigureReader {
  const index = indexItems(source.checklists);
  const places = new Map<string, Place>();
  const place = (code: string): Place | null => {
    const before = places.get(code);
    if (before !== undefined) return before;
    const found = index.get(code);
    if (found === undefined) return null;
    const shown = source.isShown(code);
    const answer = shown ? source.answersOf(found.checklistId)(code) : noAnswer;
    const read = { ...found, answer, shown };
    places.set(code, read);
    return read;
  };
  const readings = new Map<FigureRef, Reading>();
  return {
    place,
    read: (ref) => {
      const before = readings.get(ref);
      if (before !== undefined) return before;
      const named = figurePlace(ref);
      const reading =
        named.type === 'visit'
          ? readVisitDate(ref, named.date, source)
          : readItem(ref, place(named.code), named.member);
      readings.set(ref, reading);
      return reading;
    },
  };
}

type Found = Pick<Place, 'checklistId' | 'item'>;

/** Codes are unique over all checklists; should two have one code, the first counts. */
function indexItems(checklists: FigureSource['checklists']): ReadonlyMap<string, Found> {
  const index = new Map<string, Found>();
  for (const { id, sections } of checklists) {
    for (const { items } of sections) {
      for (const item of items) {
        if (!index.has(item.code)) index.set(item.code, { checklistId: id, item });
      }
    }
  }
  return index;
}

const silent = (
  because: SilentReason,
  ref: FigureRef,
  name: FigureName | null = null,
): Reading => ({
  ...{ state: 'silent', because, ref, name },
});

function readVisitDate(
  ref: FigureRef,
  date: 'date' | 'from' | 'to',
  { visitDate, period }: FigureSource,
): Reading {
  const value = date === 'date' ? visitDate : period[date];
  const name: FigureName = {
    ...{ ref, checklistId: null, code: null, item: null, member: null },
    type: 'date',
  };
  return value === null || !isCalendarDate(value) ? { state: 'blank', name } : known(name, value);
}

function readItem(ref: FigureRef, place: Place | null, member: string | null): Reading {
  if (place === null) return silent('absent', ref);
  const { item, answer, shown } = place;
  const name = figureName(ref, place, member);
  if (name === null) return silent('absent', ref);
  if (!shown) return silent('hidden', ref, name);
  if (answer.value?.kind === 'na') return silent('not-applicable', ref, name);
  if (item.type === 'table') return readTable(name, item, answer, member ?? '');
  const box = boxOf(item, member);
  const value = answer.value === null ? null : boxValue(answer.value, item, box);
  if (value === null || answer.value === null) return { state: 'blank', name };
  if (name.type === 'date' && !isCalendarDate(value)) return { state: 'blank', name };
  return known(name, value, hedgeOf(answer.value, box), perOf(item, box));
}

function perOf(item: ChecklistItem, box: number): Figure['per'] {
  return item.type === 'money' ? (item.parts?.[box]?.per ?? item.per ?? null) : null;
}

function known(
  name: FigureName,
  value: string,
  hedge: Hedge | null = null,
  per: Figure['per'] = null,
): Reading {
  return { state: 'known', figure: { ...name, value, hedge, assumed: false, per } };
}

const RATIO_BOXES = ['part', 'whole', 'stated'] as const;

/** The name of a figure; null where the item has no such figure, as in another version of it. */
function figureName(ref: FigureRef, place: Found, member: string | null): FigureName | null {
  const { checklistId, item } = place;
  const named = (label: FigureName['member'], type: FigureName['type']): FigureName => ({
    ...{ ref, checklistId, code: item.code },
    ...{ item: item.short ?? item.text, member: label, type },
  });
  switch (item.type) {
    case 'count':
    case 'money':
    case 'percentage':
    case 'date': {
      const type = item.type === 'percentage' ? 'percent' : item.type;
      if (member === null) return item.parts === undefined ? named(null, type) : null;
      const part = item.parts?.[Number(member) - 1];
      return part === undefined ? null : named(part.label, type);
    }
    case 'ratio':
      if (member === 'part' || member === 'whole') return named(item.labels[member], 'count');
      return member === 'stated' ? named(null, 'percent') : null;
    case 'table': {
      if (member === 'rows') return named(item.rowName, 'rows');
      const column = item.columns.find(({ id }) => id === member);
      return column?.type === 'count' || column?.type === 'money'
        ? named(column.label, column.type)
        : null;
    }
    default:
      return null;
  }
}

function boxOf(item: ChecklistItem, member: string | null): number {
  if (item.type === 'ratio') return RATIO_BOXES.findIndex((box) => box === member);
  return member === null ? 0 : Number(member) - 1;
}

/** Null where blank, or where the answer was given to another kind of item. */
function boxValue(value: AnswerValue, item: ChecklistItem, box: number): string | null {
  if (value.kind !== item.type) return null;
  switch (value.kind) {
    case 'count':
      return value.counts[box] ?? null;
    case 'money':
      return value.dong[box] ?? null;
    case 'percentage':
      return value.percents[box] ?? null;
    case 'date':
      return value.dates[box] ?? null;
    case 'ratio': {
      const key = RATIO_BOXES[box];
      return key === undefined ? null : value[key];
    }
    default:
      return null;
  }
}

function hedgeOf(value: AnswerValue, box: number): Hedge | null {
  return 'hedges' in value ? (value.hedges?.[box] ?? null) : null;
}

/** How many rows, or a column added up: one blank cell leaves the sum unknown, one "không áp dụng" adds nothing. */
function readTable(
  name: FigureName,
  item: ItemOf<'table'>,
  { value, rows }: ItemAnswer,
  member: string,
): Reading {
  if (rows.length === 0 && value?.kind !== 'table') return { state: 'blank', name };
  if (member === 'rows') return known(name, String(rows.length));
  const column = item.columns.find(({ id }) => id === member);
  if (column === undefined) return { state: 'blank', name };
  const cells = rows
    .filter(({ cells: { [column.id]: cell } }) => cell?.kind !== 'na')
    .map((row) => readCell(column, row));
  if (cells.includes(null)) return { state: 'blank', name };
  const read = cells.filter((cell) => cell !== null);
  const sum = read.reduce((total, cell) => total + BigInt(cell.value), 0n);
  const per = column.type === 'money' ? (column.per ?? null) : null;
  return known(name, sum.toString(), joinHedges(read.map(({ hedge }) => hedge)), per);
}

/** The figure, date or percentage of a cell; null where it is blank, not applicable or none of these. */
export function readCell(column: TableColumn, { cells }: TableRow): StatedNumber | null {
  const cell = cells[column.id] ?? null;
  if (cell === null || cell.kind !== column.type) return null;
  const value = firstBox(cell);
  if (value === null || (cell.kind === 'date' && !isCalendarDate(value))) return null;
  return { value, hedge: hedgeOf(cell, 0) };
}

function firstBox(cell: AnswerValue): string | null {
  switch (cell.kind) {
    case 'count':
      return cell.counts[0] ?? null;
    case 'money':
      return cell.dong[0] ?? null;
    case 'percentage':
      return cell.percents[0] ?? null;
    case 'date':
      return cell.dates[0] ?? null;
    default:
      return null;
  }
}

/** The hedge of a sum: bounds in one direction stay a bound, in both they say little. */
export function joinHedges(hedges: readonly (Hedge | null)[]): Hedge | null {
  const given = new Set(hedges.filter((hedge) => hedge !== null));
  if (given.size === 0) return null;
  return given.size === 1 ? ([...given][0] ?? null) : 'about';
}
