/** What is proposed to a person: a figure of a report, and where it may go. */
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { AnswerPlace } from './answer-places.ts';
import type { BoxFill } from './answer-with.ts';
import type { Place } from './reading.ts';

/** What the figures are wanted for. Dates are calendar dates; null where they are not known. */
export interface WantedFigures {
  readonly period: { readonly from: string; readonly to: string } | null;
  /** Name of the inspected unit, with or without "xã", "phường". */
  readonly unitName: string | null;
}

/**
 * `other-level`: about the district or the province. `other-unit`: about a unit of another name.
 * `other-period`: stated for another period than the inspected one, or for what is compared with.
 * `open-period`: stated "đến nay", and the text does not say up to which day.
 * `denied`: the text says that it was not reached. `online-only`: the figure counts
 * online dossiers, the item all. `one-field`: the figure is one field's ("lĩnh vực đất đai"), the item is about
 * all of them. `scheme`: by which scale the level is meant has to be asked (R22).
 * `early-apart`: the item asks for dossiers early and on time together, the text may have the early ones apart.
 * `no-unit`: the text does not say what is counted. `carried-over`: the words stand beside the figure
 * before, as in "cấp huyện tiếp nhận 920 hồ sơ, cấp xã 16.732". `contested`: the text states another
 * value for the same place (R13).
 */
export type Doubt =
  | 'other-level'
  | 'other-unit'
  | 'other-period'
  | 'open-period'
  | 'denied'
  | 'online-only'
  | 'one-field'
  | 'scheme'
  | 'early-apart'
  | 'no-unit'
  | 'carried-over'
  | 'contested';

export interface Candidate {
  readonly place: AnswerPlace;
  /** Empty where the text says that a table has no rows: then `value` is stored as it is. */
  readonly fills: readonly BoxFill[];
  /** What is stored where nothing was there before; `answerWith` puts the fills into an answer. */
  readonly value: AnswerValue;
  readonly scheme: LevelScheme | null;
  /** Ids of all figures of which it is made, the proposal's own first. */
  readonly uses: readonly number[];
  /** The word of the text that speaks for it; null where a person chose the place. */
  readonly because: { readonly place: Place; readonly text: string } | null;
  /** True where the whole was found by its percentage: of the figures of the sentence it alone gives it. */
  readonly wholeByPercentage: boolean;
  readonly doubts: readonly Doubt[];
}

export interface FigureProposal {
  /** Id of the figure. */
  readonly figure: number;
  /** Figures elsewhere that state the same value for the same place; confirmed together with it. */
  readonly alsoStatedBy: readonly number[];
  /** The likeliest first. */
  readonly candidates: readonly Candidate[];
  /** True where the first candidate has no doubts and no near rival; still nothing is filled. */
  readonly clear: boolean;
}
