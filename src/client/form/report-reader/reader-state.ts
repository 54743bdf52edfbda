/**
 * What a person has done with a pasted text. Choosing is no storing: what was chosen waits until it is
 * confirmed together, and is kept while the sheet is closed.
 */
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import type { AnswerPlace } from '#domain/figures/answer-places.ts';
import { chooseReading } from '#domain/figures/choose-reading.ts';
import type { Candidate } from '#domain/figures/proposal.ts';
import { readFigures } from '#domain/figures/read-figures.ts';
import type { MalformedFigure, ReportReading } from '#domain/figures/reading.ts';

/** A figure that is to be written to a place. */
export interface Choice {
  readonly figure: number;
  readonly candidate: Candidate;
  readonly scheme: LevelScheme | null;
}

export interface ReaderState {
  readonly step: 'paste' | 'choose' | 'confirm';
  readonly text: string;
  readonly reading: ReportReading | null;
  readonly choices: readonly Choice[];
  /** Places that a person looked for, by figure. */
  readonly byHand: ReadonlyMap<number, readonly Candidate[]>;
  readonly leftOut: ReadonlySet<number>;
  /** Choices that were stored. */
  readonly written: ReadonlySet<string>;
}

export type ReaderAction =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'read' }
  | { readonly type: 'to-paste' }
  | { readonly type: 'to-choose' }
  | { readonly type: 'to-confirm' }
  | { readonly type: 'cleared' }
  | { readonly type: 'meant'; readonly malformed: MalformedFigure; readonly choice: number }
  | { readonly type: 'toggled'; readonly choice: Choice }
  | { readonly type: 'found-by-hand'; readonly choice: Choice }
  | { readonly type: 'left-out'; readonly figure: number }
  | { readonly type: 'restored'; readonly figure: number }
  | { readonly type: 'written'; readonly places: ReadonlySet<string> };

export const emptyReader: ReaderState = {
  step: 'paste',
  text: '',
  reading: null,
  choices: [],
  byHand: new Map(),
  leftOut: new Set(),
  written: new Set(),
};

export function readerReducer(state: ReaderState, action: ReaderAction): ReaderState {
  switch (action.type) {
    case 'typed':
      return { ...state, text: action.text };
    case 'read':
      // The same text read again keeps what was chosen in it.
      return state.reading?.text === state.text
        ? { ...state, step: 'choose' }
        : { ...emptyReader, step: 'choose', text: state.text, reading: readFigures(state.text) };
    case 'to-paste':
      return { ...state, step: 'paste' };
    case 'to-choose':
      return { ...state, step: 'choose' };
    case 'to-confirm':
      return state.choices.length === 0 ? state : { ...state, step: 'confirm' };
    case 'cleared':
      return emptyReader;
    case 'meant':
      return state.reading === null
        ? state
        : { ...state, reading: chooseReading(state.reading, action.malformed, action.choice) };
    case 'toggled':
      return { ...state, choices: toggled(state.choices, action.choice) };
    case 'found-by-hand':
      return foundByHand(state, action.choice);
    case 'left-out':
      return {
        ...state,
        leftOut: new Set([...state.leftOut, action.figure]),
        choices: state.choices.filter(({ figure }) => figure !== action.figure),
      };
    case 'restored':
      return {
        ...state,
        leftOut: new Set([...state.leftOut].filter((one) => one !== action.figure)),
      };
    case 'written':
      return {
        ...state,
        step: 'choose',
        choices: state.choices.filter(
          ({ candidate }) => !action.places.has(placeKey(candidate.place)),
        ),
        written: new Set([
          ...state.written,
          ...state.choices
            .filter(({ candidate }) => action.places.has(placeKey(candidate.place)))
            .map(choiceKey),
        ]),
      };
  }
}

export const placeKey = ({ checklist, code, cell }: AnswerPlace): string =>
  JSON.stringify([checklist, code, cell?.column, cell?.row]);

/** One figure at one place. */
export const choiceKey = ({ figure, candidate }: Pick<Choice, 'figure' | 'candidate'>): string =>
  `${figure} ${placeKey(candidate.place)} ${candidate.fills.map(({ box }) => box).join()}`;

/** One box takes one figure: a new choice for it takes the place of an earlier one. */
function toggled(choices: readonly Choice[], choice: Choice): readonly Choice[] {
  if (choices.some((one) => choiceKey(one) === choiceKey(choice))) {
    return choices.filter((one) => choiceKey(one) !== choiceKey(choice));
  }
  return [...choices.filter((one) => !shareBox(one.candidate, choice.candidate)), choice];
}

function shareBox(a: Candidate, b: Candidate): boolean {
  if (placeKey(a.place) !== placeKey(b.place)) return false;
  return (
    a.fills.length === 0 || a.fills.some(({ box }) => b.fills.some((fill) => fill.box === box))
  );
}

function foundByHand(state: ReaderState, choice: Choice): ReaderState {
  const known = state.byHand.get(choice.figure) ?? [];
  const isKnown = known.some(
    (candidate) => choiceKey({ ...choice, candidate }) === choiceKey(choice),
  );
  const byHand = isKnown
    ? state.byHand
    : new Map(state.byHand).set(choice.figure, [...known, choice.candidate]);
  const isChosen = state.choices.some((one) => choiceKey(one) === choiceKey(choice));
  const asksScheme = choice.candidate.doubts.includes('scheme');
  return {
    ...state,
    byHand,
    choices: isChosen || asksScheme ? state.choices : toggled(state.choices, choice),
  };
}
