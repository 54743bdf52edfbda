/** Checks of stated percentages: percent, base, complement, target, none-left. */
import { missingNumber } from '#domain/checklist/missing-number.ts';
import { percentOf } from '#domain/checklist/ratio.ts';
import { judgeStatedPercent } from '#domain/checklist/stated-percent.ts';
import {
  compareDecimals,
  formatDecimal,
  parseDecimal,
  type Decimal,
} from '#domain/kernel/decimal.ts';
import type { CheckOf } from './cross-check.ts';
import type { FigureReader } from './figure-reader.ts';
import { asList } from './figure-ref.ts';
import {
  gatherFigures,
  hedged,
  joinGathered,
  notReady,
  open,
  type Gathered,
} from './gather-figures.ts';
import { joinHedges } from './figure-reader.ts';
import type { CheckVerdict, Figure } from './outcome.ts';

/** R4; while a number is missing, R8 of what is there. */
export function judgePercent(check: CheckOf<'percent'>, reader: FigureReader): CheckVerdict {
  const [claim, stated] = readStated(reader, check.stated);
  const part = gatherFigures(reader, asList(check.part), 'whole-numbers');
  const whole = gatherFigures(reader, asList(check.whole), 'whole-numbers');
  const all = joinGathered(part, whole, claim);
  if (all.silence !== null) return all.silence;
  if (stated === null) return { state: 'silent', because: 'nothing-claimed', ref: check.stated };
  const isPart = isPartOfRatio(check, reader);
  if (all.missing.length > 0) return judgeNumbers(part, whole, stated, isPart);
  const percent = judgeStatedPercent(total(part.known), total(whole.known), stated, isPart);
  const facts = {
    kind: 'percent',
    ...{ part: part.known, whole: whole.known, stated, percent },
  } as const;
  switch (percent.verdict) {
    case 'exact':
      return { state: 'holds', facts };
    case 'undecided':
      return open({ bounds: hedged(all.known), known: all.known, facts });
    case 'end-by-rounding':
    case 'truncated':
    case 'wrong':
    case 'of-nothing':
      return { state: 'fails', facts };
  }
}

/** The numbers of one ratio whose part is at most its whole; of others a checklist does not say it. */
function isPartOfRatio({ part, whole }: CheckOf<'percent'>, reader: FigureReader): boolean {
  const [code = ''] = String(part).split('.');
  const item = reader.place(code)?.item;
  return (
    item?.type === 'ratio' &&
    item.mayExceed !== true &&
    String(part) === `${code}.part` &&
    String(whole) === `${code}.whole`
  );
}

export function judgeBase(check: CheckOf<'base'>, reader: FigureReader): CheckVerdict {
  const [claim, stated] = readStated(reader, check.stated);
  const [part, whole] = [check.part, check.whole].map((ref) =>
    gatherFigures(reader, ref === undefined ? [] : [ref], 'whole-numbers'),
  );
  const all = joinGathered(claim, part ?? claim, whole ?? claim);
  if (all.silence !== null) return all.silence;
  if (stated === null) return { state: 'silent', because: 'nothing-claimed', ref: check.stated };
  return judgeNumbers(part ?? claim, whole ?? claim, stated);
}

/**
 * R8: a stated percentage needs its numbers. Where one of them is there, some whole number in the place
 * of the other must give the percentage.
 */
function judgeNumbers(
  part: Gathered,
  whole: Gathered,
  stated: Figure,
  isPart = false,
): CheckVerdict {
  const number = (given: Gathered) => (isComplete(given) ? total(given.known) : null);
  const candidates = missingNumber(number(part), number(whole), stated, isPart);
  const facts = {
    kind: 'base',
    ...{ stated, part: part.known, whole: whole.known },
    candidates: candidates === 'none' ? null : candidates,
  } as const;
  if (candidates === 'none') return { state: 'fails', facts };
  const { missing, known } = joinGathered(part, whole);
  if (isComplete(part) && isComplete(whole)) return { state: 'holds', facts };
  return open({ missing, known: [stated, ...known], facts });
}

const isComplete = ({ missing, known }: Gathered): boolean =>
  missing.length === 0 && known.length > 0;

export function judgeComplement(check: CheckOf<'complement'>, reader: FigureReader): CheckVerdict {
  const gathered = gatherFigures(reader, check.percents, 'percentages');
  const waiting = notReady(gathered);
  if (waiting !== null) return waiting;
  const { known } = gathered;
  const bounds = hedged(known);
  if (bounds.length > 0) return open({ bounds, known });
  const percents = known.map(({ value }) => exact(value));
  // One digit more than the finest, because rounding hides half a unit of the last digit.
  const scale = 1 + Math.max(...percents.map((percent) => percent.scale));
  const sum = percents.reduce((total, percent) => total + unitsAt(percent, scale), 0n);
  const tolerance = percents.reduce(
    (total, percent) => total + 5n * 10n ** BigInt(scale - percent.scale - 1),
    0n,
  );
  const hundred = 100n * 10n ** BigInt(scale);
  const deviation = sum > hundred ? sum - hundred : hundred - sum;
  const shown = (units: bigint) => shorten(formatDecimal({ units, scale }));
  const facts = {
    kind: 'complement',
    ...{ percents: known, sum: shown(sum) },
    ...{ deviation: shown(deviation), tolerance: shown(tolerance) },
  } as const;
  return { state: deviation <= tolerance ? 'holds' : 'fails', facts };
}

/** A ratio is measured by its numbers, never by the percentage that somebody wrote beside them. */
export function judgeTarget(check: CheckOf<'target'>, reader: FigureReader): CheckVerdict {
  const isRatio = reader.place(check.result)?.item.type === 'ratio';
  const result = gatherFigures(
    reader,
    isRatio ? [`${check.result}.part`, `${check.result}.whole`] : [check.result],
    isRatio ? 'whole-numbers' : 'percentages',
  );
  const fixed = parseDecimal(check.atLeast);
  const goal = gatherFigures(reader, fixed === null ? [check.atLeast] : [], 'percentages');
  const all = joinGathered(result, goal);
  const waiting = notReady(all);
  if (waiting !== null) return waiting;
  const [numerator, denominator] = result.known;
  if (numerator === undefined) return open(all);
  const targetOf = goal.known[0] ?? null;
  const target = fixed ?? exact(targetOf?.value ?? '');
  const measured = measure(numerator, isRatio ? denominator : undefined, target);
  if (measured === null)
    return { state: 'silent', because: 'nothing-to-measure', ref: check.result };
  const above = check.above === true;
  const { order } = measured;
  const facts = {
    kind: 'target',
    ...{ result: measured.shown, resultOf: result.known, resultHedge: measured.hedge },
    ...{ target: formatDecimal(target), targetOf, above },
    shortfall: order < 0 ? shortfall(measured.shown, target) : '0',
  } as const;
  const reached = order > 0 || (order === 0 && !above);
  if (targetOf !== null && targetOf.hedge !== null) {
    return open({ bounds: [targetOf], known: all.known, facts });
  }
  switch (measured.hedge) {
    case null:
      return { state: reached ? 'holds' : 'fails', facts };
    case 'over':
      return reached
        ? { state: 'holds', facts }
        : open({ bounds: hedged(result.known), known: all.known, facts });
    case 'under':
      return reached
        ? open({ bounds: hedged(result.known), known: all.known, facts })
        : { state: 'fails', facts };
    case 'about':
      return open({ bounds: hedged(result.known), known: all.known, facts });
  }
}

/**
 * R18. The claim of 100 % (in any precision) needs the figures that it denies, as 0 and neither blank nor
 * "không áp dụng": with 100 % claimed there is something that they count.
 */
export function judgeNoneLeft(check: CheckOf<'none-left'>, reader: FigureReader): CheckVerdict {
  const [claim, stated] = readStated(reader, check.stated);
  if (claim.silence !== null) return claim.silence;
  if (stated === null) return open(claim);
  if (stated.hedge !== null || compareDecimals(exact(stated.value), exact('100')) !== 0) {
    return { state: 'silent', because: 'nothing-claimed', ref: check.stated };
  }
  const read: FigureReader['read'] = (ref) => {
    const reading = reader.read(ref);
    return reading.state === 'silent' &&
      reading.because === 'not-applicable' &&
      reading.name !== null
      ? { state: 'blank', name: reading.name }
      : reading;
  };
  const { silence, missing, known } = gatherFigures({ read }, check.none, 'whole-numbers');
  if (silence !== null) return silence;
  const left = known.filter(isCertainlyLeft);
  const bounds = known.filter(
    (figure) => !left.includes(figure) && (figure.value !== '0' || figure.hedge === 'about'),
  );
  const facts = { kind: 'none-left', stated, none: known, left } as const;
  if (left.length > 0) return { state: 'fails', facts };
  const all = [stated, ...known];
  return missing.length + bounds.length > 0
    ? open({ missing, bounds, known: all, facts })
    : { state: 'holds', facts };
}

/** "Dưới 5" may be none at all, "hơn 5" is not. */
const isCertainlyLeft = ({ value, hedge }: Figure): boolean =>
  hedge === 'over' || (hedge === null && value !== '0');

function readStated(
  reader: FigureReader,
  ref: string,
): readonly [gathered: Gathered, stated: Figure | null] {
  const gathered = gatherFigures(reader, [ref], 'percentages');
  return [gathered, gathered.known[0] ?? null];
}

/** Several figures in the place of one number. */
function total(figures: readonly Figure[]) {
  return {
    value: String(figures.reduce((sum, { value }) => sum + BigInt(value), 0n)),
    hedge: joinHedges(figures.map(({ hedge }) => hedge)),
  };
}

/** A result as shown, and how it compares exactly; null where the whole is 0. */
function measure(result: Figure, whole: Figure | undefined, target: Decimal) {
  if (whole === undefined) {
    const value = exact(result.value);
    return {
      ...{ shown: result.value, hedge: result.hedge },
      order: compareDecimals(value, target),
    };
  }
  const order = compareShare(result, whole, target);
  const shown = shownShare(result, whole, target, order);
  if (shown === null) return null;
  const turned = whole.hedge === 'over' ? 'under' : whole.hedge === 'under' ? 'over' : whole.hedge;
  return {
    ...{ shown, hedge: joinHedges([result.hedge, turned]) },
    order,
  };
}

/** 100 part / whole against units / 10^scale, without dividing. */
function compareShare(part: Figure, whole: Figure, { units, scale }: Decimal) {
  return compareDecimals(
    { units: 100n * BigInt(part.value) * 10n ** BigInt(scale), scale: 0 },
    { units: units * BigInt(whole.value), scale: 0 },
  );
}

/**
 * With two digits more than the target, and with as many more as it takes to look unlike a target that it
 * is not: 99.999/100.000 is not 100,00 %. Null where the whole is 0.
 */
function shownShare(part: Figure, whole: Figure, target: Decimal, order: number): string | null {
  for (let scale = target.scale + 2; ; scale += 1) {
    const shown = percentOf(part.value, whole.value, scale);
    if (shown === null || compareDecimals(exact(shown), target) === order) return shown;
  }
}

function shortfall(result: string, target: Decimal): string {
  const reached = exact(result);
  const scale = Math.max(reached.scale, target.scale);
  const units = unitsAt(target, scale) - unitsAt(reached, scale);
  return formatDecimal({ units: units > 0n ? units : 0n, scale });
}

function exact(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new RangeError(`no percentage: ${text}`);
  return decimal;
}

const unitsAt = ({ units, scale }: Decimal, wanted: number): bigint =>
  units * 10n ** BigInt(wanted - scale);

/** '100.010' is '100.01', '100.0' is '100': the further digit is there to compute with. */
const shorten = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
