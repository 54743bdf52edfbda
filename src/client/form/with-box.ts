import type { AnswerDraft } from './answer-draft.ts';

/** The draft with another text in one of its `count` boxes. */
export function withBox(draft: AnswerDraft, box: number, text: string, count: number): AnswerDraft {
  return {
    ...draft,
    notApplicable: false,
    boxes: Array.from({ length: count }, (_, index) =>
      index === box ? text : (draft.boxes[index] ?? ''),
    ),
  };
}
