import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { LevelScheme } from '#domain/checklist/level-scheme.ts';

/**
 * An answer as it stands in its control. `boxes` is the text of each box in the order on the screen
 * (a ratio: part, whole, stated; a choice or a level: its code; choices: the codes that are ticked);
 * '' is a blank box. Text that cannot be read stays in its box as it was typed.
 */
export interface AnswerDraft {
  readonly notApplicable: boolean;
  readonly boxes: readonly string[];
  /** By which scale levels of online service are meant, where the figures are by level (R22). */
  readonly scheme?: LevelScheme | undefined;
}

/** Why a box cannot be stored as it stands. */
export type BoxProblem =
  /** No single number: '98/952', 'hơn' without a figure. */
  | 'not-a-number'
  /** A number, but only whole ones are asked for. */
  | 'not-whole'
  /** "97.330 %": a fraction or thousands. */
  | 'point-in-percent'
  /** More digits than any amount has. */
  | 'too-long'
  | 'not-a-date'
  /** A figure by level of which nobody has said by which scale. */
  | 'no-scheme';

export interface UnreadableBox {
  readonly box: number;
  readonly problem: BoxProblem;
}

/** `value: null` is a blank answer. One box that cannot be read keeps the whole answer from being stored. */
export type DraftReading =
  | { readonly type: 'readable'; readonly value: AnswerValue | null }
  | { readonly type: 'unreadable'; readonly boxes: readonly UnreadableBox[] };

export const notApplicableDraft: AnswerDraft = { notApplicable: true, boxes: [] };

export function sameDraft(left: AnswerDraft, right: AnswerDraft): boolean {
  return (
    left.notApplicable === right.notApplicable &&
    left.scheme === right.scheme &&
    left.boxes.length === right.boxes.length &&
    left.boxes.every((text, index) => text === right.boxes[index])
  );
}
