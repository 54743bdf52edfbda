/**
 * Which two reported figures do give a stated percentage that is wrong for its own (R4): 38.388/42.092
 * stated as 95,07 % is 38.388/40.378, a wrong whole and no slip of the pen. Showing that pair to the
 * inspector is worth more than "wrong".
 */
import { wholesThatGive } from '#domain/checklist/ratio.ts';
import { compareDecimals, parseDecimal } from '#domain/kernel/decimal.ts';
import type { CheckFacts, Figure } from './outcome.ts';

export interface FigurePair {
  readonly part: Figure;
  readonly whole: Figure;
  /** Gives the percentage only when the rest is cut off. */
  readonly truncated: boolean;
  /** What it shares with the numbers that were meant to give the percentage. */
  readonly shares: 'part' | 'whole' | null;
}

const MOST = 5;

/**
 * At most five pairs, the most telling first: with the same part, then with the same whole, then others;
 * within these rounded before cut off, then figures of the same checklists, then in the order of the
 * report. Trivial pairs (a part of 0, a part that is its whole, 0 % and 100 %) say nothing and are left
 * out, as are other figures of the same values and those of another kind: money is no share of dossiers.
 */
export function findPairs(
  facts: Extract<CheckFacts, { kind: 'percent' }>,
  reported: readonly Figure[],
): readonly FigurePair[] {
  const { stated } = facts;
  if (stated.hedge !== null || isTrivial(stated.value)) return [];
  const own = {
    part: total(facts.part),
    whole: total(facts.whole),
    checklists: new Set([...facts.part, ...facts.whole, stated].map((each) => each.checklistId)),
  };
  const alike = reported.filter((figure) =>
    [...facts.part, ...facts.whole].some((one) => isAlike(figure, one)),
  );
  const distinct = firstOfEachValue(alike, own.checklists);
  const byValue = distinct.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return distinct
    .flatMap((part) => pairsOf(part, byValue, stated.value))
    .map(({ part, whole, truncated }) => ({
      pair: {
        ...{ part: part.figure, whole: whole.figure, truncated },
        shares: part.value === own.part ? 'part' : whole.value === own.whole ? 'whole' : null,
      } as const,
      isOwn: part.value === own.part && whole.value === own.whole,
      rank: [
        part.value === own.part ? 0 : whole.value === own.whole ? 1 : 2,
        truncated ? 1 : 0,
        Number(!part.related) + Number(!whole.related),
        part.order,
        whole.order,
      ],
    }))
    .filter(({ isOwn }) => !isOwn)
    .toSorted((a, b) => compareRanks(a.rank, b.rank))
    .slice(0, MOST)
    .map(({ pair }) => pair);
}

/** A figure that names no unit may count anything that is counted. */
function isAlike(a: Figure, b: Figure): boolean {
  if (a.type !== b.type) return false;
  return a.unit === null || b.unit === null || a.unit.vi === b.unit.vi;
}

interface Candidate {
  readonly figure: Figure;
  readonly value: bigint;
  readonly order: number;
  readonly related: boolean;
}

/** Of figures with one value the first, those of related checklists before others. */
function firstOfEachValue(
  reported: readonly Figure[],
  checklists: ReadonlySet<string | null>,
): readonly Candidate[] {
  const byValue = new Map<string, Candidate>();
  reported.forEach((figure, order) => {
    const related = checklists.has(figure.checklistId);
    const before = byValue.get(figure.value);
    if (figure.value === '0' || (before !== undefined && (before.related || !related))) return;
    byValue.set(figure.value, { figure, value: BigInt(figure.value), order, related });
  });
  return [...byValue.values()];
}

function pairsOf(part: Candidate, byValue: readonly Candidate[], stated: string) {
  const rounded = wholesThatGive(part.figure.value, stated);
  const cut = wholesCutTo(part.value, stated);
  const least = rounded === null ? cut.from : smaller(BigInt(rounded.from), cut.from);
  const most = rounded?.to == null ? cut.to : larger(BigInt(rounded.to), cut.to);
  const pairs: { part: Candidate; whole: Candidate; truncated: boolean }[] = [];
  for (let at = firstFrom(byValue, least); at < byValue.length; at += 1) {
    const whole = byValue[at];
    if (whole === undefined || whole.value > most) break;
    if (whole === part) continue;
    const isRounded = rounded !== null && within(whole.value, rounded);
    if (!isRounded && (whole.value < cut.from || whole.value > cut.to)) continue;
    pairs.push({ part, whole, truncated: !isRounded });
  }
  return pairs;
}

/** Wholes for which the percentage, its rest cut off, is the stated one: u <= 100 part 10^d / whole < u + 1. */
function wholesCutTo(part: bigint, stated: string): { readonly from: bigint; readonly to: bigint } {
  const { units, scale } = parseDecimal(stated) ?? { units: 0n, scale: 0 };
  const scaled = 100n * part * 10n ** BigInt(scale);
  return { from: scaled / (units + 1n) + 1n, to: scaled / units };
}

/** Index of the first candidate that is at least so large; the list is sorted by value. */
function firstFrom(byValue: readonly Candidate[], least: bigint): number {
  let [low, high] = [0, byValue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byValue[middle]?.value ?? 0n) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTrivial(stated: string): boolean {
  const percent = parseDecimal(stated);
  if (percent === null) return true;
  return percent.units === 0n || compareDecimals(percent, { units: 100n, scale: 0 }) === 0;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

const total = (figures: readonly Figure[]): bigint =>
  figures.reduce((sum, { value }) => sum + BigInt(value), 0n);
const within = (value: bigint, range: { readonly from: string; readonly to: string | null }) =>
  value >= BigInt(range.from) && (range.to === null || value <= BigInt(range.to));
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
