import type { AnswerBox, FillablePlace } from './answer-places.ts';
import { answerWith, type BoxFill } from './answer-with.ts';
import type { Candidate } from './proposal.ts';
import type { StatedFigure } from './reading.ts';

/** A place that a person may choose for a figure, and which of its boxes the figure fills first. */
export interface PlaceByHand {
  readonly target: FillablePlace;
  readonly box: AnswerBox;
  readonly candidate: Candidate;
}

/**
 * Every place that takes a figure of this kind, in the order of the checklists, whatever it counts: the
 * person knows better than the words. A pair fills a ratio; of a count it fills the part.
 */
export function placesByHand(
  figure: StatedFigure,
  targets: readonly FillablePlace[],
): readonly PlaceByHand[] {
  return targets.flatMap((target) =>
    target.boxes.flatMap((box) => {
      const fills = fillsOf(figure, target, box);
      if (fills.length === 0) return [];
      return [{ target, box, candidate: candidateOf(figure, target, fills) }];
    }),
  );
}

function fillsOf(
  { value, hedge }: StatedFigure,
  { spec }: FillablePlace,
  box: AnswerBox,
): readonly BoxFill[] {
  const bound = hedge?.hedge ?? null;
  const one = (digits: string): readonly BoxFill[] => [{ box: box.box, digits, hedge: bound }];
  switch (value.kind) {
    case 'count':
      return box.takes === 'count' ? one(value.digits) : [];
    case 'money':
      return box.takes === 'money' ? one(value.dong) : [];
    case 'percentage':
      return box.takes === 'percentage' ? one(value.percent) : [];
    case 'pair':
      if (spec.type !== 'ratio') return box.takes === 'count' ? one(value.part) : [];
      // The pair goes in as a whole, offered once.
      return box.box === 0
        ? [
            { box: 0, digits: value.part, hedge: bound },
            { box: 1, digits: value.whole, hedge: null },
          ]
        : [];
    case 'decimal':
      return [];
  }
}

function candidateOf(
  { id, level }: StatedFigure,
  { place, spec, byLevel }: FillablePlace,
  fills: readonly BoxFill[],
): Candidate {
  const schemes = 'schemes' in spec ? spec.schemes : undefined;
  const stated = level?.scheme ?? null;
  const scheme = stated !== null && schemes?.includes(stated) ? stated : null;
  return {
    place,
    fills,
    value: answerWith(spec, null, fills, scheme),
    scheme,
    uses: [id],
    because: null,
    wholeByPercentage: false,
    doubts: byLevel && scheme === null ? ['scheme'] : [],
  };
}
