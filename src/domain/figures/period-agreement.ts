/** Periods that should be one (R10). */
import { daysInMonth } from '#domain/checklist/calendar-date.ts';
import type {
  FigureContext,
  PeriodDisagreement,
  ReportReading,
  StatedFigure,
  StatedPeriod,
  YearlessPeriod,
} from './reading.ts';

/**
 * The title's period against the first other one that governs figures, and the periods of figures about
 * different units that stand side by side. One without its year ("6 tháng đầu năm") is held against the title by its
 * months; a single month and a quarter of a title's half-year are parts of it, and a target has its own time.
 */
export function periodDisagreements(
  periods: readonly StatedPeriod[],
  figures: readonly StatedFigure[],
): readonly PeriodDisagreement[] {
  const found: PeriodDisagreement[] = [];
  const governing = figures.flatMap(({ period, target }) =>
    period === null || (target && periods[period]?.yearless !== null) ? [] : period,
  );
  const title = periods.findIndex((period) => period.title && period.from !== null);
  const unlike = governing.find((index) => differ(periods[title], periods[index]));
  if (unlike !== undefined) found.push({ between: 'title-and-figures', periods: [title, unlike] });

  const byUnit = new Map<string, number>();
  for (const { subject, period } of figures) {
    if (period === null || subject === null || subject.name === null) continue;
    if (!byUnit.has(subject.name)) byUnit.set(subject.name, period);
  }
  const [first, ...others] = byUnit.values();
  const other = others.find(
    (index) => first !== undefined && differ(periods[first], periods[index]),
  );
  if (first !== undefined && other !== undefined)
    found.push({ between: 'units', periods: [first, other] });
  return found;
}

const REST_OF_HEADING = /^[^\n.;\d]{0,160}\n/;
const LONGEST_REST = 200;

/** Periods of titles and headings ("Quý III/2025:"), for the figures below that have none of their own. */
export const headingPeriods = ({ periods, text }: ReportReading): readonly StatedPeriod[] =>
  periods.filter(
    ({ compared, place: { end } }) =>
      !compared && REST_OF_HEADING.test(text.slice(end, end + LONGEST_REST)),
  );

/** The period that governs a figure, else that of the last heading above it. */
export function periodMeant(
  { period, place }: FigureContext,
  { periods }: ReportReading,
  headings: readonly StatedPeriod[],
): StatedPeriod | undefined {
  return period === null
    ? headings.findLast((one) => one.place.end <= place.start)
    : periods[period];
}

/** True where some year makes it that very period; a week is none that is inspected. */
export function fitsWithoutYear(
  { months, first }: YearlessPeriod,
  { from, to }: { readonly from: string; readonly to: string },
): boolean {
  const [year, month] = [from, to].map((day) => day.split('-').map(Number));
  if (year === undefined || month === undefined) return false;
  const [[firstYear = 0, firstMonth = 0], [lastYear = 0, lastMonth = 0]] = [year, month];
  const isWholeMonths = from.endsWith('-01') && to.endsWith(`-${daysInMonth(lastYear, lastMonth)}`);
  const length = 12 * (lastYear - firstYear) + lastMonth - firstMonth + 1;
  return isWholeMonths && length === months && (first === null || first === firstMonth);
}

function differ(a: StatedPeriod | undefined, b: StatedPeriod | undefined): boolean {
  if (a === undefined || b === undefined || a.from === null) return false;
  // An end that is not said may be the other's.
  if (b.from !== null) return a.from !== b.from || (!a.openEnd && !b.openEnd && a.to !== b.to);
  if (a.to === null || b.yearless === null || !addsUpFromStart(b.yearless)) return false;
  return !fitsWithoutYear(b.yearless, { from: a.from, to: a.to });
}

/** "6 tháng đầu năm", "trong 6 tháng", "cả năm"; no month and no quarter. */
const addsUpFromStart = ({ months, first }: YearlessPeriod): boolean =>
  months > 1 && months !== 3 && (first === null || first === 1);
