/** Checks that hold figures against each other one by one: same, same-scheme, date-order, same-period. */
import { daysBetween } from '#domain/calendar/calendar-days.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem, TableColumn } from '#domain/checklist/item.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';
import { numberRange } from '#domain/checklist/stated-percent.ts';
import { compareDecimals, formatDecimal, parseDecimal } from '#domain/kernel/decimal.ts';
import type { CheckOf } from './cross-check.ts';
import type { FigureReader } from './figure-reader.ts';
import { gatherFigures, hedged, notReady, open } from './gather-figures.ts';
import type { CheckVerdict, Figure } from './outcome.ts';

/** Two known figures that differ are enough to fail, whatever else is blank. */
export function judgeSame(check: CheckOf<'same'>, reader: FigureReader): CheckVerdict {
  const { silence, missing, known } = gatherFigures(reader, check.figures, 'any');
  if (silence !== null) return silence;
  const facts = { kind: 'same', figures: known, difference: spread(known) } as const;
  if (known.some((a, i) => known.slice(i + 1).some((b) => differ(a, b)))) {
    return { state: 'fails', facts };
  }
  const bounds = hedged(known);
  if (missing.length === 0 && bounds.length === 0) return { state: 'holds', facts };
  return open({ missing, bounds, known, facts: known.length > 1 ? facts : null });
}

export function judgeSameScheme(check: CheckOf<'same-scheme'>, reader: FigureReader): CheckVerdict {
  const { silence, missing, known } = gatherFigures(reader, check.figures, 'whole-numbers');
  if (silence !== null) return silence;
  const read = known.map((figure) => ({ figure, schemes: schemesOf(reader, figure) }));
  const figures = read.flatMap(({ figure, schemes }) =>
    schemes.flatMap((scheme) => (scheme === null ? [] : [{ figure, scheme }])),
  );
  const schemes = [...new Set(figures.map(({ scheme }) => scheme))];
  const facts = { kind: 'same-scheme', figures, schemes } as const;
  if (schemes.length > 1) return { state: 'fails', facts };
  const unmarked = read.filter((entry) => entry.schemes.includes(null));
  return missing.length === 0 && unmarked.length === 0
    ? { state: 'holds', facts }
    : open({ missing: [...missing, ...unmarked.map(({ figure }) => figure)], known });
}

/** By which schemes a figure is meant; null among them where a part of it does not say. */
function schemesOf(reader: FigureReader, figure: Figure): readonly (LevelScheme | null)[] {
  const place = figure.code === null ? null : reader.place(figure.code);
  if (place === null) return [null];
  const { item, answer } = place;
  if (item.type !== 'table') return [schemeOf(item, answer.value)];
  const column = item.columns.find(({ id }) => figure.ref === `${item.code}.${id}`);
  if (column === undefined) return [null];
  return [...new Set(answer.rows.map(({ cells }) => schemeOf(column, cells[column.id] ?? null)))];
}

/** The scheme that the answer stores; the item's own where it knows only one. */
function schemeOf(
  spec: ChecklistItem | TableColumn,
  value: AnswerValue | null,
): LevelScheme | null {
  const stored = value !== null && 'scheme' in value ? value.scheme : undefined;
  const offered = 'schemes' in spec ? (spec.schemes ?? []) : [];
  return stored ?? (offered.length === 1 ? (offered[0] ?? null) : null);
}

/** Neighbours among the known dates; a blank one between them is passed over. */
export function judgeDateOrder(check: CheckOf<'date-order'>, reader: FigureReader): CheckVerdict {
  const { silence, missing, known } = gatherFigures(reader, check.dates, 'dates');
  if (silence !== null) return silence;
  const wrong = known.slice(1).flatMap((second, index) => {
    const first = known[index];
    return first === undefined || first.value <= second.value
      ? []
      : [{ first, second, days: daysBetween(second.value, first.value) }];
  });
  const facts = { kind: 'date-order', dates: known, wrong } as const;
  if (wrong.length > 0) return { state: 'fails', facts };
  return missing.length > 0 ? open({ missing, known }) : { state: 'holds', facts };
}

export function judgeSamePeriod(
  check: CheckOf<'same-period'>,
  reader: FigureReader,
  period: Period,
): CheckVerdict {
  const gathered = gatherFigures(reader, [check.from, check.to], 'dates');
  const [from, to] = gathered.known;
  const waiting = notReady(gathered);
  if (waiting !== null || from === undefined || to === undefined) return waiting ?? open(gathered);
  const facts = { kind: 'same-period', from, to, period } as const;
  const same = from.value === period.from && to.value === period.to;
  return { state: same ? 'holds' : 'fails', facts };
}

/** No value within the hedges of both is the same. Numbers by value, dates by their day. */
function differ(a: Figure, b: Figure): boolean {
  const [left, right] = [parseDecimal(a.value), parseDecimal(b.value)];
  if (left === null || right === null) return a.value !== b.value;
  if (a.hedge === null && b.hedge === null) return compareDecimals(left, right) !== 0;
  if (left.scale > 0 || right.scale > 0) return false;
  const [x, y] = [numberRange(a), numberRange(b)];
  return (x.most !== null && x.most < y.least) || (y.most !== null && y.most < x.least);
}

function spread(figures: readonly Figure[]): string | null {
  const values = figures.map(({ value }) => parseDecimal(value)).filter((value) => value !== null);
  if (values.length < figures.length || values.length === 0) return null;
  const scale = Math.max(...values.map((value) => value.scale));
  const units = values.map((value) => value.units * 10n ** BigInt(scale - value.scale));
  const largest = units.reduce((most, value) => (value > most ? value : most));
  const smallest = units.reduce((least, value) => (value < least ? value : least));
  return formatDecimal({ units: largest - smallest, scale });
}
