/**
 * Reads the figures that a report states. Pure and linear in the length of the text; it never throws,
 * whatever was pasted, because what cannot be read is a part of the result.
 */
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { calendarWords, type CalendarWords } from './calendar-words.ts';
import { ClaimedText } from './claimed-text.ts';
import type { Expression } from './expression.ts';
import { contextOf, outlooks, type Surroundings } from './figure-context.ts';
import { figureExpressions } from './figure-expressions.ts';
import { claimNoFigures } from './not-figures.ts';
import { claimLevels } from './online-level-words.ts';
import { periodDisagreements } from './period-agreement.ts';
import { cut, plainText, type PlainText } from './plain-text.ts';
import type {
  IgnoredNumber,
  MalformedDate,
  MalformedFigure,
  ReportReading,
  StatedFigure,
  StatedPeriod,
} from './reading.ts';
import { repeatedQuantities, repeatedSentences, repeatedTexts } from './repeated-text.ts';
import { statedLists } from './stated-lists.ts';
import { subjectWords } from './subject-words.ts';
import { spanAt, textStructure, type Span, type TextStructure } from './text-structure.ts';

export function readFigures(text: string): ReportReading {
  const source = plainText(text);
  const structure = textStructure(source);
  const claimed = new ClaimedText(source.plain.length);
  const noFigures = claimNoFigures(source, claimed);
  const calendar = calendarWords(source, structure, claimed);
  const levels = claimLevels(source, claimed);
  const expressions = figureExpressions(source, claimed);
  const periods = calendar.periods.map((period) => statedPeriod(source, structure, period));
  const repeats = repeatedSentences(source, structure);
  const surroundings: Surroundings = {
    source,
    structure,
    claimed,
    levels,
    periods: calendar.periods,
    subjects: subjectWords(source),
    repeats,
    repeatedAgain: repeats.map(({ again }) => again),
    outlookFrom: outlooks(source, structure),
    textEnd: latestDay(periods),
  };

  const figures: StatedFigure[] = [];
  const malformed: (MalformedFigure | MalformedDate)[] = [...malformedDates(source, calendar)];
  const ignored: IgnoredNumber[] = [...noFigures, ...calendar.ignored].map((span) =>
    ignoredNumber(source, span),
  );
  for (const level of levels) {
    if (/\d/.test(source.plain.slice(level.start, level.end))) {
      ignored.push(ignoredNumber(source, { ...level, why: 'level' }));
    }
  }
  const known: Expression[] = [];
  for (const [index, expression] of expressions.entries()) {
    if (expression.type === 'ignored') {
      ignored.push(ignoredNumber(source, expression));
      continue;
    }
    if (standsAlone(source, structure, expression)) {
      ignored.push(ignoredNumber(source, { ...expression, why: 'alone' }));
      continue;
    }
    const context = contextOf(surroundings, expression, known, expressions[index + 1]);
    known.push(expression);
    if (expression.type === 'figure') {
      figures.push({ ...context, value: expression.value, chosen: false });
    } else {
      malformed.push({
        kind: 'figure',
        ...cut(source, expression.wrong),
        readings: expression.readings,
        context,
      });
    }
  }
  const byPlace = (a: { place: { start: number } }, b: { place: { start: number } }) =>
    a.place.start - b.place.start;
  return {
    text,
    figures,
    malformed: malformed.sort(byPlace),
    ignored: ignored.sort(byPlace),
    dates: calendar.dates.map(({ date, ...span }) => ({
      place: source.placeOf(span.start, span.end),
      date,
    })),
    periods,
    repeatedTexts: repeatedTexts(source, repeats, figures),
    repeatedQuantities: repeatedQuantities(figures),
    lists: statedLists(source, structure, figures),
    periodDisagreements: periodDisagreements(periods, figures),
  };
}

const LONGEST_CELL = 60;

/** A line that is nothing but the number: a widget of the page, or a cell whose row is lost. */
function standsAlone({ plain }: PlainText, { lines }: TextStructure, figure: Span): boolean {
  const line = lines[spanAt(lines, figure.start)];
  if (line === undefined || line.end - line.start > LONGEST_CELL) return false;
  return !/\p{L}/u.test(plain.slice(line.start, figure.start) + plain.slice(figure.end, line.end));
}

function malformedDates(source: PlainText, { dates }: CalendarWords): readonly MalformedDate[] {
  return dates.flatMap(({ date, monthAndDay, monthWord, ...span }) => {
    // A year with 29 February, where none is said.
    const isDay = isCalendarDate(date ?? `2020-${monthAndDay ?? ''}`);
    if (!monthWord && isDay) return [];
    const readings = date !== null && isDay ? [date] : [];
    return [{ kind: 'date', ...cut(source, span), readings }];
  });
}

// Longer lines are paragraphs.
const LONGEST_TITLE = 200;

function statedPeriod(
  source: PlainText,
  { lines }: TextStructure,
  { compared, from, to, yearless, openEnd, ...span }: CalendarWords['periods'][number],
): StatedPeriod {
  const line = lines[spanAt(lines, span.start)];
  const title =
    line !== undefined &&
    line.end - line.start <= LONGEST_TITLE &&
    !/[.;:,]/.test(source.plain[line.end - 1] ?? '');
  return { ...cut(source, span), from, to, yearless, title, compared, openEnd };
}

const latestDay = (periods: readonly StatedPeriod[]): string | null =>
  periods
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1) ?? null;

function ignoredNumber(
  source: PlainText,
  { why, ...span }: Span & Pick<IgnoredNumber, 'why'>,
): IgnoredNumber {
  return { ...cut(source, span), why };
}
