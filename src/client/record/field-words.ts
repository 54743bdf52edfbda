import { cellColumn } from '#domain/visit/records.ts';
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
  annotated: m.photos_annotated,
  reason: m.compile_reason_label,
  product: m.compile_product_label,
  section: m.compile_section_label,
  assignee: m.diary_field_assignee,
  kind: m.findings_kind,
  rule: m.findings_rule,
  cause: m.findings_cause,
  causeText: m.findings_cause_text,
  proposal: m.findings_proposal,
  dueDays: m.compile_field_due,
  fixedOnSpot: m.findings_fixed,
  fixedOn: m.findings_fixed_on,
  fixedHow: m.findings_fixed_how,
  guidance: m.findings_guidance,
  name: m.findings_voice_name,
  position: m.findings_voice_position,
  agrees: m.findings_voice_agrees,
  picture: m.diary_field_picture,
  of: m.diary_field_of,
  answer: m.diary_field_of,
};

/** A field of a record in words; one that only this version knows by name is "another part". */
export function fieldWords(field: string): string {
  if (cellColumn(field) !== null) return m.compile_field_cell();
  return (fieldNames[field] ?? m.compile_field_other)().toLocaleLowerCase('vi');
}
