import { amountFills } from './amount-fills.ts';
import { earlyApart } from './early-apart.ts';
import { percentageFills } from './percentage-fills.ts';
import type { Possibility } from './possibility.ts';
import type { StatedFigure } from './reading.ts';
import type { ReadReport } from './signs.ts';

/**
 * Every answer that a figure may give, before what speaks against it is weighed: each place once, by the
 * word that speaks for it most.
 */
export function possibleFills(report: ReadReport, figure: StatedFigure): readonly Possibility[] {
  const own = report.around.get(figure.id);
  if (own === undefined) return [];
  const found =
    figure.value.kind === 'percentage'
      ? percentageFills(report, figure, own)
      : amountFills(report, figure, own);
  const best = new Map<string, Possibility>();
  for (const given of found) {
    const apart = earlyApart(report, figure, given);
    if (apart === 'apart') continue;
    const possibility: Possibility =
      apart === null ? given : { ...given, doubts: [...given.doubts, 'early-apart'] };
    const { place, spec } = possibility.target;
    const boxes = spec.type === 'ratio' ? null : possibility.fills.map(({ box }) => box);
    const key = JSON.stringify(
      boxes?.length === 0 ? [place.checklist, place.code] : [place, boxes],
    );
    const known = best.get(key);
    if (known === undefined || weight(possibility) > weight(known)) best.set(key, possibility);
  }
  return [...best.values()];
}

// A ratio with both its numbers says more than a nearer word for one of them.
const weight = ({ fills, score }: Possibility): number => score + 20 * fills.length;
