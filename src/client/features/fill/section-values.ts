import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { AnswerDraft } from '#client/form/answer-draft.ts';

/** What the form of one section holds: by place, what is in its boxes. A row brings what stands. */
export type SectionValues = Record<
  string,
  { readonly value: AnswerDraft; readonly note: string; readonly explanation: string }
>;

/**
 * Where the answer of an item is while it is typed. The checklist may be moved to another version under
 * an open form: text for one type of answer is never read as another.
 */
export function valuePlace({ code, type }: ChecklistItem): string {
  return `${code}-${type}`;
}
