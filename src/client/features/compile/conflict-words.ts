import type { OpenConflict } from '#domain/visit/overview.ts';
import { cellColumn } from '#domain/visit/records.ts';
import { recordParts } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';

const fieldNames: Readonly<Record<string, () => string>> = {
  value: m.compile_field_value,
  note: m.compile_field_note,
  explanation: m.compile_field_explanation,
  text: m.compile_field_text,
  content: m.compile_field_text,
  severity: m.compile_field_severity,
  due: m.compile_field_due,
  owner: m.compile_field_owner,
  order: m.compile_field_order,
  evidence: m.compile_field_evidence,
  caption: m.compile_field_caption,
  reason: m.compile_reason_label,
  product: m.compile_product_label,
  section: m.compile_section_label,
};

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

/** A field of a record in words; one that only this version knows by name is "another part". */
export function fieldWords(field: string): string {
  if (cellColumn(field) !== null) return m.compile_field_cell();
  return (fieldNames[field] ?? m.compile_field_other)();
}

/** What kind of record two people differ about. */
export function kindWords({ record }: OpenConflict): string {
  return (kindNames[recordParts(record).kind] ?? m.compile_field_other)();
}

export function conflictWords({ fields, deletedMeanwhile }: OpenConflict): string {
  return deletedMeanwhile && fields.length === 0
    ? m.compile_conflict_deleted()
    : m.compile_conflict_fields({ fields: fields.map(fieldWords).join(', ') });
}
