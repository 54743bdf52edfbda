import type { AnswerSpec, ItemType, SpecOf } from '#domain/checklist/item.ts';
import type { AnswerDraft, UnreadableBox } from './answer-draft.ts';

/** What every answer's control gets, at an item and in a cell of a table. */
export interface AnswerControlProps<Item extends AnswerSpec = AnswerSpec> {
  readonly item: Item;
  /** The accessible name: code and question. */
  readonly name: string;
  readonly draft: AnswerDraft;
  /** Typed: stored a moment later. */
  readonly onChange: (draft: AnswerDraft) => void;
  /** Tapped: stored at once. */
  readonly onAnswer: (draft: AnswerDraft) => void;
  readonly onBegin: () => void;
  /** One box was left for another. */
  readonly onFlush: () => void;
  readonly onEnd: () => void;
  readonly locked: boolean;
  readonly unreadable: readonly UnreadableBox[];
  /** Boxes that a check found wrong (`error`) or worth a second look (`ask`). */
  readonly marks: readonly ('error' | 'ask' | undefined)[];
  readonly describedBy: string | undefined;
}

export type ControlOf<Type extends ItemType> = AnswerControlProps<SpecOf<Type>>;
