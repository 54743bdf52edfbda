import type { ChecklistSection } from '#domain/checklist/definition.ts';
import { readField } from '#domain/sync/read-field.ts';
import { answerFields } from '#domain/visit/records.ts';
import type { AnswerDraft } from '#client/form/answer-draft.ts';
import { draftOf } from '#client/form/answer-codecs.ts';
import type { ItemRecords } from './use-fill-data.ts';

/** What the form of one section holds: by item code, what is in its boxes. */
export type SectionValues = Record<
  string,
  { readonly value: AnswerDraft; readonly note: string; readonly explanation: string }
>;

export function sectionValues(
  section: ChecklistSection,
  writtenAt: (code: string) => ItemRecords,
): SectionValues {
  return Object.fromEntries(
    section.items.map((item) => {
      const { record } = writtenAt(item.code);
      return [
        item.code,
        {
          value: draftOf(item, readField(record, 'value', answerFields.value).value),
          note: readField(record, 'note', answerFields.note).value ?? '',
          explanation: readField(record, 'explanation', answerFields.explanation).value ?? '',
        },
      ];
    }),
  );
}
