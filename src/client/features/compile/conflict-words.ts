import type { OpenConflict } from '#domain/visit/overview.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fieldWords } from '#client/record/field-words.ts';

export function conflictWords({ record, fields, deletedMeanwhile }: OpenConflict): string {
  return deletedMeanwhile && fields.length === 0
    ? m.compile_conflict_deleted()
    : m.compile_conflict_fields({
        fields: fields.map((field) => fieldWords(record, field)).join(', '),
      });
}
