import type { AnswerSpec } from '#domain/checklist/item.ts';
import { answerFields } from '#domain/visit/records.ts';
import { answerWords } from '#client/form/answer-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** An answer as it came out of the store in words, whatever shape it has. */
export function storedWords(spec: AnswerSpec, value: unknown): string {
  const parsed = answerFields.value.safeParse(value);
  return parsed.success ? answerWords(spec, parsed.data) : m.fill_unreadable();
}
