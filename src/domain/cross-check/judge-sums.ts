/** Checks that add figures up: sum, at-most, previous. */
import { addDays } from '#domain/calendar/calendar-days.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { numberRange } from '#domain/checklist/stated-percent.ts';
import { formatDecimal, parseDecimal, type Decimal } from '#domain/kernel/decimal.ts';
import type { CheckOf } from './cross-check.ts';
import type { FigureReader, Reading } from './figure-reader.ts';
import { asList } from './figure-ref.ts';
import {
  gatherFigures,
  hedged,
  joinGathered,
  notReady,
  open,
  type Gathered,
} from './gather-figures.ts';
import type { CheckFacts, CheckVerdict, Figure } from './outcome.ts';
import type { Period } from '#domain/checklist/legal-basis.ts';

export function judgeSum(check: CheckOf<'sum'>, reader: FigureReader): CheckVerdict {
  const left = gatherFigures(reader, check.left, 'whole-numbers', check.optional);
  const right = gatherFigures(reader, check.right, 'whole-numbers', check.optional);
  const all = joinGathered(left, right);
  const waiting = notReady(all);
  if (all.silence !== null) return all.silence;
  const unit = commonTime(all.known);
  if (unit === null) return waiting ?? { state: 'silent', because: 'unlike-times', ref: null };
  const [l, r] = [addUp(left, unit), addUp(right, unit)];
  const { difference, more } = compareSums(l.stated, r.stated);
  const facts = {
    kind: 'sum',
    ...{ left: left.known, right: right.known, byYear: unit === 'by-year' },
    ...{ leftSum: String(l.stated), rightSum: String(r.stated), difference },
    more: more === null ? null : more === 'first' ? 'left' : 'right',
  } as const;
  const verdict = verdictOfSums([l, left], [r, right], facts);
  return verdict.state === 'fails' ? verdict : (waiting ?? verdict);
}

export function judgeAtMost(check: CheckOf<'at-most'>, reader: FigureReader): CheckVerdict {
  const [smalls, larges] = [asList(check.small), asList(check.large)];
  const wanted = smalls.some((ref) => isPercent(reader.read(ref)))
    ? 'percentages'
    : 'whole-numbers';
  const small = gatherFigures(reader, smalls, wanted);
  const large = gatherFigures(reader, larges, wanted);
  const all = joinGathered(small, large);
  const waiting = notReady(all);
  if (all.silence !== null) return all.silence;
  const unit = commonTime(all.known);
  if (unit === null) return waiting ?? { state: 'silent', because: 'unlike-times', ref: null };
  const scale = Math.max(0, ...all.known.map(({ value }) => exact(value).scale));
  const [s, l] = [addUp(small, unit, scale), addUp(large, unit, scale)];
  const stated = (units: bigint) => formatDecimal({ units, scale });
  const facts = {
    kind: 'at-most',
    ...{ small: small.known, large: large.known },
    ...{ smallSum: stated(s.stated), largeSum: stated(l.stated) },
    excess: stated(s.stated > l.stated ? s.stated - l.stated : 0n),
  } as const;
  if (l.most !== null && s.least > l.most) return { state: 'fails', facts };
  if (waiting !== null) return waiting;
  if (s.most !== null && s.most <= l.least) return { state: 'holds', facts };
  return open({ bounds: hedged(all.known), known: all.known, facts });
}

/** A file has percentages on both sides or on none; the visit's version of an item may have it otherwise. */
const isPercent = (reading: Reading): boolean =>
  (reading.state === 'known' ? reading.figure : reading.name)?.type === 'percent';

/** An earlier visit of the same unit, read by its own checklists and answers. */
export interface PreviousReader {
  readonly reader: FigureReader;
  readonly period: Period;
}

/** True where one period begins on the day after the other: nothing can have come or gone between them. */
export const adjoins = (before: Period, now: Period): boolean =>
  isCalendarDate(before.to) && addDays(before.to, 1) === now.from;

export function judgePrevious(
  check: CheckOf<'previous'>,
  reader: FigureReader,
  period: Period,
  previous: PreviousReader | null,
): CheckVerdict {
  if (previous === null || !adjoins(previous.period, period))
    return { state: 'silent', because: 'no-previous-visit', ref: null };
  const now = gatherFigures(reader, asList(check.now), 'whole-numbers', check.optional);
  const before = gatherFigures(
    previous.reader,
    asList(check.before),
    'whole-numbers',
    check.optional,
  );
  const all = joinGathered(now, before);
  const waiting = notReady(all);
  if (all.silence !== null) return all.silence;
  const unit = commonTime(all.known);
  if (unit === null) return waiting ?? { state: 'silent', because: 'unlike-times', ref: null };
  const [n, b] = [addUp(now, unit), addUp(before, unit)];
  const { difference, more } = compareSums(n.stated, b.stated);
  const facts = {
    kind: 'previous',
    ...{ now: now.known, before: before.known, difference },
    ...{ nowSum: String(n.stated), beforeSum: String(b.stated) },
    more: more === null ? null : more === 'first' ? 'now' : 'before',
    beforePeriod: previous.period,
  } as const;
  const verdict = verdictOfSums([n, now], [b, before], facts);
  return verdict.state === 'fails' ? verdict : (waiting ?? verdict);
}

/**
 * Sums that must be one. Where the smaller has figures that nobody filled in yet, they may be what is
 * lacking: they are asked for, and nobody is told that the figures are wrong.
 */
function verdictOfSums(
  [a, first]: readonly [Sum, Gathered],
  [b, second]: readonly [Sum, Gathered],
  facts: CheckFacts,
): CheckVerdict {
  const known = [...first.known, ...second.known];
  const bounds = hedged(known);
  const smaller = isBelow(a, b) ? first : isBelow(b, a) ? second : null;
  if (smaller === null) {
    return bounds.length > 0 ? open({ bounds, known, facts }) : { state: 'holds', facts };
  }
  const { blank } = smaller;
  return blank.length > 0
    ? open({ missing: blank, bounds, known, facts })
    : { state: 'fails', facts };
}

/** A sum as stated, and between what it lies where some of it is a bound (R11). */
interface Sum {
  readonly stated: bigint;
  readonly least: bigint;
  readonly most: bigint | null;
}

const TIMES_A_YEAR = { month: 12n, quarter: 4n, year: 1n } as const;

type TimeUnit = 'as-is' | 'by-year';

/**
 * 500.000 đồng a month and 1.400.000 a year are 7.400.000 a year (R17). Null where an amount for a time
 * stands beside one for none.
 */
function commonTime(figures: readonly Figure[]): TimeUnit | null {
  const times = new Set(figures.filter(({ assumed }) => !assumed).map(({ per }) => per));
  if (times.size <= 1) return 'as-is';
  return times.has(null) ? null : 'by-year';
}

/**
 * In units of the last of `scale` digits after the point; whole numbers have none. A blank may be any
 * number: it leaves the sum without a most, and what is there already can exceed the other side.
 */
function addUp({ known, missing }: Gathered, unit: TimeUnit, scale = 0): Sum {
  let [stated, least] = [0n, 0n];
  let most: bigint | null = missing.length === 0 ? 0n : null;
  for (const figure of known) {
    const times = unit === 'as-is' || figure.per === null ? 1n : TIMES_A_YEAR[figure.per];
    const own = exact(figure.value);
    const units = own.units * 10n ** BigInt(scale - own.scale);
    const range = numberRange({ value: String(units), hedge: figure.hedge });
    stated += times * units;
    least += times * range.least;
    most = most === null || range.most === null ? null : most + times * range.most;
  }
  return { stated, least, most };
}

function exact(value: string): Decimal {
  const decimal = parseDecimal(value);
  if (decimal === null) throw new RangeError(`a figure is digits with one point at most: ${value}`);
  return decimal;
}

/** Whatever within their bounds the two are, the one is less. */
const isBelow = ({ most }: Sum, { least }: Sum): boolean => most !== null && most < least;

function compareSums(
  first: bigint,
  second: bigint,
): { readonly difference: string; readonly more: 'first' | 'second' | null } {
  if (first === second) return { difference: '0', more: null };
  return first > second
    ? { difference: String(first - second), more: 'first' }
    : { difference: String(second - first), more: 'second' };
}
