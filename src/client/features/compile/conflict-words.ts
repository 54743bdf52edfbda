import type { OpenConflict } from '#domain/visit/overview.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fieldWords } from '#client/record/field-words.ts';
import { onSitePlace } from '#client/record/on-site-place.ts';

const kindNames: Readonly<Record<string, () => string>> = {
  answer: m.compile_kind_answer,
  row: m.compile_kind_row,
  check: m.compile_kind_check,
  finding: m.compile_kind_finding,
  explanation: m.compile_kind_explanation,
  photo: m.compile_kind_photo,
  statement: m.compile_kind_statement,
  recommendation: m.compile_kind_recommendation,
  notice: m.compile_kind_notice,
};

/** What kind of record two people differ about. */
export function kindWords({ record }: OpenConflict): string {
  const { kind } = recordParts(record);
  return kindNames[kind]?.() ?? onSitePlace(kind)?.words ?? m.compile_field_other();
}

export function conflictWords({ fields, deletedMeanwhile }: OpenConflict): string {
  return deletedMeanwhile && fields.length === 0
    ? m.compile_conflict_deleted()
    : m.compile_conflict_fields({ fields: fields.map(fieldWords).join(', ') });
}
