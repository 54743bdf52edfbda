/**
 * Proposes where the figures of a report may go. Nothing is filled by it: every proposal names the
 * words that speak for it and what speaks against it, and a person confirms each.
 *
 * Laws:
 * - A figure is proposed only where unit and kind fit and a word of the item stands beside it.
 * - Targets, means, differences, amounts for a day, and the second copy of a repeated sentence are never
 *   proposed.
 * - Figures about different subjects are never put into one answer.
 */
import type { Checklist } from '#domain/checklist/definition.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import { answerPlaces } from './answer-places.ts';
import { answerWith } from './answer-with.ts';
import { cut, plainText, type PlainText } from './plain-text.ts';
import { fitsWithoutYear, headingPeriods, periodMeant } from './period-agreement.ts';
import { possibleFills } from './possible-fills.ts';
import type { Possibility } from './possibility.ts';
import type { Candidate, Doubt, FigureProposal, WantedFigures } from './proposal.ts';
import type { FigureContext, ReportReading, StatedFigure, StatedPeriod } from './reading.ts';
import { readReport } from './signs.ts';
import { subjectWords } from './subject-words.ts';
import { wordHits } from './word-hits.ts';

const MOST_CANDIDATES = 6;
// A candidate that is this much nearer than the next stands alone.
const CLEAR_LEAD = 15;

/** Proposals in the order of the text; figures for which no place was found have none. */
export function proposeFigures(
  reading: ReportReading,
  checklists: readonly Checklist[],
  wanted: WantedFigures,
): readonly FigureProposal[] {
  const source = plainText(reading.text);
  const targets = answerPlaces(checklists);
  const subjects = subjectWords(source).filter(({ subject }) => subject.name !== null);
  const hits = wordHits(source, targets, subjects);
  const report = readReport(reading, source, hits);
  const headings = headingPeriods(reading);
  const ranked = reading.figures.flatMap((figure) => {
    if (!mayBeProposed(figure)) return [];
    const possible = possibleFills(report, figure)
      .map((possibility) => weighed(possibility, figure, reading, headings, wanted))
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_CANDIDATES);
    return possible.length === 0 ? [] : [{ figure, possible }];
  });
  return joined(source, contested(ranked));
}

interface Weighed extends Possibility {
  readonly doubts: readonly Doubt[];
}

interface Ranked {
  readonly figure: StatedFigure;
  readonly possible: readonly Weighed[];
}

function mayBeProposed({ value, target, mean, difference, repeats }: StatedFigure): boolean {
  return !target && !mean && !difference && repeats === null && value.kind !== 'decimal';
}

const COST: Readonly<Record<Doubt, number>> = {
  'other-level': 15,
  'other-unit': 25,
  'other-period': 10,
  'open-period': 10,
  denied: 10,
  'online-only': 40,
  'one-field': 20,
  scheme: 0,
  'early-apart': 10,
  'no-unit': 10,
  'carried-over': 20,
  contested: 0,
};

function weighed(
  possibility: Possibility,
  figure: StatedFigure,
  reading: ReportReading,
  headings: readonly StatedPeriod[],
  wanted: WantedFigures,
): Weighed {
  const doubts: Doubt[] = [...possibility.doubts];
  const scheme = knownScheme(possibility);
  if (figure.subject !== null && figure.subject.level !== 'commune') doubts.push('other-level');
  if (isOtherUnit(figure, wanted)) doubts.push('other-unit');
  const period = periodMeant(figure, reading, headings);
  if (isOtherPeriod(figure, period, wanted)) doubts.push('other-period');
  else if (period?.openEnd === true) doubts.push('open-period');
  if (figure.denied) doubts.push('denied');
  if (figure.level !== null && !possibility.target.byLevel) doubts.push('online-only');
  if (possibility.target.byLevel && scheme === null) doubts.push('scheme');
  if (figure.unit === null && figure.value.kind !== 'percentage' && figure.value.kind !== 'money') {
    doubts.push('no-unit');
  }
  const cost = doubts.reduce((sum, doubt) => sum + COST[doubt], 0);
  return { ...possibility, scheme, doubts, score: possibility.score - cost };
}

/** The scheme of the figure, where the item knows it. */
function knownScheme({ scheme, target: { spec } }: Possibility): LevelScheme | null {
  const schemes = 'schemes' in spec ? spec.schemes : undefined;
  return scheme !== null && schemes?.includes(scheme) ? scheme : null;
}

function isOtherUnit({ subject }: FigureContext, { unitName }: WantedFigures): boolean {
  if (subject === null || subject.name === null || unitName === null) return false;
  return !plainText(unitName).folded.includes(plainText(subject.name).folded);
}

function isOtherPeriod(
  { compared }: FigureContext,
  stated: StatedPeriod | undefined,
  wanted: WantedFigures,
): boolean {
  if (compared) return true;
  if (stated === undefined || wanted.period === null) return false;
  if (stated.yearless !== null) return !fitsWithoutYear(stated.yearless, wanted.period);
  if (stated.from === null) return false;
  if (stated.from !== wanted.period.from) return true;
  return !stated.openEnd && stated.to !== wanted.period.to;
}

/** Marks the first candidates of figures that state different values for one box of one place. */
function contested(ranked: readonly Ranked[]): readonly Ranked[] {
  const values = new Map<string, Set<string>>();
  for (const { figure, possible } of ranked) {
    for (const [box, digits] of firstBoxes(figure, possible)) {
      values.set(box, (values.get(box) ?? new Set()).add(digits));
    }
  }
  return ranked.map(({ figure, possible }) => {
    const [first, ...others] = possible;
    const several = firstBoxes(figure, possible).some(([box]) => (values.get(box)?.size ?? 0) > 1);
    if (first === undefined || !several) return { figure, possible };
    return { figure, possible: [{ ...first, doubts: [...first.doubts, 'contested'] }, ...others] };
  });
}

/** What is about others or another time contests nothing: the district's figures are not the commune's. */
function firstBoxes(
  { compared }: StatedFigure,
  [first]: readonly Weighed[],
): readonly (readonly [box: string, digits: string])[] {
  return compared || first === undefined || first.doubts.some((doubt) => ABOUT_OTHERS.has(doubt))
    ? []
    : first.fills.map(({ box, digits }) => [
        `${JSON.stringify(first.target.place)} ${box}`,
        digits,
      ]);
}

const ABOUT_OTHERS: ReadonlySet<Doubt> = new Set([
  'other-level',
  'other-unit',
  'other-period',
  'open-period',
  'online-only',
  'one-field',
]);

/** A figure that says nothing new is told with the first that says it. */
function joined(source: PlainText, ranked: readonly Ranked[]): readonly FigureProposal[] {
  const proposals: { -readonly [Member in keyof FigureProposal]: FigureProposal[Member] }[] = [];
  const byFirst = new Map<string, number>();
  for (const { figure, possible } of ranked) {
    const [first, second] = possible;
    if (first === undefined) continue;
    const key = JSON.stringify([
      first.target.place,
      first.fills,
      figure.subject,
      figure.level?.text,
    ]);
    const earlier = proposals[byFirst.get(key) ?? -1];
    if (earlier !== undefined) {
      earlier.alsoStatedBy = [...earlier.alsoStatedBy, figure.id];
      continue;
    }
    byFirst.set(key, proposals.length);
    proposals.push({
      figure: figure.id,
      alsoStatedBy: [],
      candidates: possible.map((possibility) => candidateOf(source, possibility)),
      clear:
        first.doubts.length === 0 &&
        (second === undefined ||
          first.score - second.score >= CLEAR_LEAD ||
          second.doubts.length > 0),
    });
  }
  return proposals;
}

function candidateOf(source: PlainText, possibility: Weighed): Candidate {
  const { target, fills, scheme, uses, because, wholeByPercentage, doubts } = possibility;
  const isNone = fills.length === 0;
  return {
    place: isNone ? { ...target.place, cell: null } : target.place,
    fills,
    value: isNone ? { kind: 'table', none: true } : answerWith(target.spec, null, fills, scheme),
    scheme,
    uses,
    because: cut(source, because),
    wholeByPercentage,
    doubts,
  };
}
