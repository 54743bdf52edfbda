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
import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import type { StatedNumber } from '#domain/checklist/stated-percent.ts';
import type { IsShown } from '#domain/checklist/visibility.ts';
import type { NamedFigure } from './figure-names.ts';
import { figurePlace, type FigureRef } from './figure-ref.ts';
import type { Figure, FigureName, SilentReason } from './outcome.ts';
import { prepareChecklist, type CheckedChecklist } from './prepared-checklist.ts';

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
  readonly checklists: readonly CheckedChecklist[];
  readonly answersOf: (checklistId: string) => AnswerLookup;
  readonly isShown: IsShown;
  readonly visitDate: string | null;
  readonly period: Period;
}

/**
 * Reads each item once, however many checks name it: a reader is made for one run. Codes are unique over
 * all checklists; should two have one code, the first counts.
 */
export function createFigureReader(source: FigureSource): FigureReader {
  const checklists = source.checklists.map(prepareChecklist);
  const places = new Map<string, Place | null>();
  const readings = new Map<FigureRef, Reading>();
  const place = (code: string): Place | null => {
    const before = places.get(code);
    if (before !== undefined) return before;
    const fresh = readPlace(code);
    places.set(code, fresh);
    return fresh;
  };
  const readPlace = (code: string): Place | null => {
    for (const { id: checklistId, items } of checklists) {
      const item = items.get(code);
      if (item === undefined) continue;
      const shown = source.isShown(code);
      const answer = shown ? source.answersOf(checklistId)(code) : noAnswer;
      return { checklistId, item, answer, shown };
    }
    return null;
  };
  const readFresh = (ref: FigureRef): Reading => {
    for (const { figure } of checklists) {
      const named = figure(ref);
      if (named !== undefined) return readFigure(ref, named, named && place(named.item.code));
    }
    const at = figurePlace(ref);
    return at.type === 'visit' ? readVisitDate(ref, at.date, source) : silent('absent', ref, null);
  };
  const read = (ref: FigureRef): Reading => {
    const before = readings.get(ref);
    if (before !== undefined) return before;
    const fresh = readFresh(ref);
    readings.set(ref, fresh);
    return fresh;
  };
  return { place, read };
}

function silent(because: SilentReason, ref: FigureRef, name: FigureName | null): Reading {
  return { state: 'silent', because, ref, name };
}

function readVisitDate(
  ref: FigureRef,
  date: 'date' | 'from' | 'to',
  { visitDate, period }: FigureSource,
): Reading {
  const value = date === 'date' ? visitDate : period[date];
  const name: FigureName = {
    ...{ ref, checklistId: null, code: null, item: null, member: null },
    ...{ type: 'date', unit: null },
  };
  return value === null || !isCalendarDate(value)
    ? { state: 'blank', name }
    : known(name, value, null, null);
}

function readFigure(ref: FigureRef, named: NamedFigure | null, place: Place | null): Reading {
  if (named === null || place === null) return silent('absent', ref, null);
  const { name, item, box } = named;
  const { answer, shown } = place;
  if (!shown) return silent('hidden', ref, name);
  if (answer.value?.kind === 'na') return silent('not-applicable', ref, name);
  if (item.type === 'table') return readTable(named, answer);
  const value = answer.value?.kind === item.type ? boxValue(answer.value, box) : null;
  if (value === null || answer.value === null) return { state: 'blank', name };
  if (name.type === 'date' && !isCalendarDate(value)) return { state: 'blank', name };
  return known(name, value, hedgeOf(answer.value, box), named.per);
}

/** Written out member by member: hundreds of these are made in a run. */
function known(
  { ref, checklistId, code, item, member, type, unit }: FigureName,
  value: string,
  hedge: Hedge | null,
  per: Figure['per'],
): Reading {
  const assumed = false;
  return {
    state: 'known',
    figure: { ref, checklistId, code, item, member, type, unit, value, hedge, assumed, per },
  };
}

/** Null where blank, and for what has no figures. */
function boxValue(value: AnswerValue, box: number): string | null {
  switch (value.kind) {
    case 'count':
      return value.counts[box] ?? null;
    case 'money':
      return value.dong[box] ?? null;
    case 'percentage':
      return value.percents[box] ?? null;
    case 'date':
      return value.dates[box] ?? null;
    case 'ratio':
      return box === 0 ? value.part : box === 1 ? value.whole : value.stated;
    default:
      return null;
  }
}

function hedgeOf(value: AnswerValue, box: number): Hedge | null {
  return 'hedges' in value ? (value.hedges?.[box] ?? null) : null;
}

/**
 * How many rows, or a column added up: one blank cell leaves the sum unknown, one "không áp dụng" adds
 * nothing.
 */
function readTable({ name, column, per }: NamedFigure, { value, rows }: ItemAnswer): Reading {
  if (rows.length === 0 && value?.kind !== 'table') return { state: 'blank', name };
  if (column === null) return known(name, String(rows.length), null, null);
  const cells = rows
    .filter((row) => row.cells[column.id]?.kind !== 'na')
    .map((row) => readCell(column, row));
  const read = cells.filter((cell) => cell !== null);
  if (read.length < cells.length) return { state: 'blank', name };
  const sum = read.reduce((total, cell) => total + BigInt(cell.value), 0n);
  return known(name, sum.toString(), joinHedges(read.map(({ hedge }) => hedge)), per);
}

/** The figure, date or percentage of a cell; null where it is blank, not applicable or none of these. */
export function readCell(column: TableColumn, { cells }: TableRow): StatedNumber | null {
  const cell = cells[column.id] ?? null;
  if (cell === null || cell.kind !== column.type) return null;
  const value = boxValue(cell, 0);
  if (value === null || (cell.kind === 'date' && !isCalendarDate(value))) return null;
  return { value, hedge: hedgeOf(cell, 0) };
}

/** The hedge of a sum: bounds in one direction stay a bound, in both they say little. */
export function joinHedges(hedges: readonly (Hedge | null)[]): Hedge | null {
  let joined: Hedge | null = null;
  for (const hedge of hedges) {
    if (hedge !== null) joined = joined === null || joined === hedge ? hedge : 'about';
  }
  return joined;
}
