/** Where a percentage may go, with the figures of which it is the share. */
import { judgeStatedPercent, type StatedNumber } from '#domain/checklist/stated-percent.ts';
import type { FillablePlace } from './answer-places.ts';
import type { BoxFill } from './answer-with.ts';
import type { Neighbourhood } from './neighbourhood.ts';
import { spokenFor, type Possibility } from './possibility.ts';
import type { StatedFigure } from './reading.ts';
import { signsOf, type ReadReport } from './signs.ts';

/** Words at the percentage itself, and at the figure of which it is the share. */
export function percentageFills(
  report: ReadReport,
  figure: StatedFigure,
  at: Neighbourhood,
): readonly Possibility[] {
  if (figure.value.kind !== 'percentage' || figure.unit?.kind === 'plan') return [];
  const { percent } = figure.value;
  const shared = figure.shareOf === null ? undefined : report.byId.get(figure.shareOf);
  const base = shared === undefined || shared.difference ? null : shared;
  const baseAt = base === null ? undefined : report.around.get(base.id);
  const stated: BoxFill = { box: 2, digits: percent, hedge: figure.hedge?.hedge ?? null };
  const own = signsOf(report, figure, at).flatMap((sign): Possibility[] => {
    const { target, box } = sign;
    if (target.spec.type === 'percentage') {
      const fills = [{ ...stated, box: box.box }];
      return [
        { ...spokenFor(figure, sign), target, fills, uses: [figure.id], wholeByPercentage: false },
      ];
    }
    if (target.spec.type !== 'ratio' || box.box === 1) return [];
    const pair = base?.value.kind === 'pair' ? pairFills(base) : [];
    const uses = pair.length > 0 && base !== null ? [figure.id, base.id] : [figure.id];
    return [
      {
        ...spokenFor(figure, sign),
        target,
        fills: [...pair, stated],
        uses,
        wholeByPercentage: false,
      },
    ];
  });
  if (base === null || baseAt === undefined) return own;
  const ofBase = signsOf(report, base, baseAt).flatMap((sign): Possibility[] => {
    const { target, box } = sign;
    if (target.spec.type !== 'ratio' || box.box === 1 || !amountFits(base, target)) return [];
    const known = { ...spokenFor(figure, sign), target };
    if (base.value.kind === 'pair') {
      return [
        {
          ...known,
          fills: [...pairFills(base), stated],
          uses: [figure.id, base.id],
          wholeByPercentage: false,
        },
      ];
    }
    const part: BoxFill = { box: 0, digits: amountOf(base), hedge: base.hedge?.hedge ?? null };
    const whole = wholeOf(report, base, baseAt, target, {
      value: percent,
      hedge: stated.hedge,
    });
    return [
      whole === null
        ? { ...known, fills: [part, stated], uses: [figure.id, base.id], wholeByPercentage: false }
        : {
            ...known,
            fills: [
              part,
              { box: 1, digits: amountOf(whole.figure), hedge: whole.figure.hedge?.hedge ?? null },
              stated,
            ],
            uses: [figure.id, base.id, whole.figure.id],
            wholeByPercentage: whole.byPercentage,
          },
    ];
  });
  return [...own, ...ofBase];
}

// A whole that stands further back in a sentence is another matter.
const MOST_EARLIER = 20;

/**
 * The whole of a stated share: an earlier figure of the sentence about the same subject and unit. One that
 * gives the percentage exactly comes first, then one beside which the words of the whole stand.
 */
function wholeOf(
  report: ReadReport,
  part: StatedFigure,
  at: Neighbourhood,
  target: FillablePlace,
  stated: StatedNumber,
): { readonly figure: StatedFigure; readonly byPercentage: boolean } | null {
  const sentence = report.bySentence.get(at.sentence) ?? [];
  const earlier = sentence
    .slice(0, sentence.indexOf(part))
    .slice(-MOST_EARLIER)
    .filter(
      (other) =>
        !other.difference &&
        other.value.kind === part.value.kind &&
        other.unit?.kind === part.unit?.kind &&
        other.subject?.level === part.subject?.level &&
        other.subject?.name === part.subject?.name &&
        BigInt(amountOf(other)) > 0n,
    );
  const exact = earlier.findLast((other) => isShare(part, other, stated));
  if (exact !== undefined) return { figure: exact, byPercentage: true };
  const named = earlier.findLast((other) => {
    const there = report.around.get(other.id);
    return (
      there !== undefined &&
      signsOf(report, other, there).some((sign) => sign.target === target && sign.box.box === 1)
    );
  });
  return named === undefined ? null : { figure: named, byPercentage: false };
}

/** Only exact figures give a percentage; a bound would fit nearly every whole. */
function isShare(part: StatedFigure, whole: StatedFigure, stated: StatedNumber): boolean {
  if (part.hedge !== null || whole.hedge !== null || stated.hedge !== null) return false;
  const number = (figure: StatedFigure) => ({ value: amountOf(figure), hedge: null });
  const { verdict } = judgeStatedPercent(number(part), number(whole), stated);
  return verdict === 'exact' || verdict === 'end-by-rounding';
}

function pairFills({ value, hedge }: StatedFigure): readonly BoxFill[] {
  if (value.kind !== 'pair') return [];
  return [
    { box: 0, digits: value.part, hedge: hedge?.hedge ?? null },
    { box: 1, digits: value.whole, hedge: null },
  ];
}

const amountFits = ({ value }: StatedFigure, { boxes }: FillablePlace): boolean =>
  value.kind === 'pair' || value.kind === boxes[0]?.takes;

function amountOf({ value }: StatedFigure): string {
  switch (value.kind) {
    case 'count':
      return value.digits;
    case 'money':
      return value.dong;
    case 'pair':
      return value.part;
    case 'percentage':
      return value.percent;
    case 'decimal':
      return value.decimal;
  }
}
