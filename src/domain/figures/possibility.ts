import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { FillablePlace } from './answer-places.ts';
import type { BoxFill } from './answer-with.ts';
import type { Doubt } from './proposal.ts';
import type { StatedFigure } from './reading.ts';
import type { Sign } from './signs.ts';
import type { Span } from './text-structure.ts';

/** An answer that a figure may give, and how much its words speak for it. */
export interface Possibility {
  readonly target: FillablePlace;
  /** Empty where a table is said to have no rows. */
  readonly fills: readonly BoxFill[];
  readonly scheme: LevelScheme | null;
  readonly uses: readonly number[];
  /** The word that speaks for it. */
  readonly because: Span;
  readonly wholeByPercentage: boolean;
  readonly doubts: readonly Doubt[];
  readonly score: number;
}

export function spokenFor(figure: StatedFigure, { hit, score, doubts }: Sign) {
  return { scheme: figure.level?.scheme ?? null, because: hit, doubts, score };
}
