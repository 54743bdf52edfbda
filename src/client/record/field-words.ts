import { isOnSiteKind, onSiteFieldName } from '#domain/on-site/records.ts';
import { deletedField } from '#domain/sync/fold.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { cellColumn } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';

type Names = Readonly<Record<string, () => string>>;

const fieldNames: Names = {
  [deletedField]: m.diary_field_deleted,
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
  position: m.findings_voice_position,
  agrees: m.findings_voice_agrees,
  said: m.diary_field_said,
  picture: m.diary_field_picture,
  taken: m.diary_field_taken,
  of: m.diary_field_of,
  answer: m.diary_field_of,
  source: m.diary_field_of,
  name: m.diary_field_name,
  place: m.photos_detail_place,
  post: m.diary_field_post,
  at: m.diary_field_at,
  state: m.compile_field_value,
  mark: m.diary_field_mark,
  entry: m.diary_field_entry,
  struck: m.diary_field_struck,
  drawn: m.diary_field_drawn,
  lines: m.diary_field_lines,
  when: m.diary_field_when,
  recommendation: m.diary_field_of,
  inCharge: m.followup_in_charge,
  plan: m.followup_plan,
  draft: m.diary_field_draft,
  report: m.diary_field_report,
  verdict: m.diary_field_verdict,
  handedIn: m.diary_field_handed_in,
  request: m.diary_field_request,
  issue: m.diary_field_issue,
  records: m.diary_field_published,
  findings: m.diary_field_claims,
  recommendations: m.diary_field_claims,
};

/** Where the same name is another thing to people. */
const namesOfKind: Readonly<Record<string, Names>> = {
  explanation: { name: m.findings_voice_name },
  register: {
    name: m.onsite_register_name,
    period: m.onsite_register_period,
    source: m.onsite_register_source,
  },
  person: { mark: m.onsite_roll_calls },
  'roll-call': { place: m.onsite_roll_call_place },
  interview: { mark: m.diary_field_choice },
  feed: { source: m.diary_field_feed, taken: m.diary_field_used },
  notice: {
    superiorBody: m.compile_superior_body,
    issuingBody: m.compile_issuing_body,
    symbol: m.compile_symbol,
    place: m.compile_place,
    subject: m.compile_subject,
    basis: m.diary_field_basis,
    reportTo: m.compile_report_to,
    reportBy: m.compile_report_by,
    signerAuthority: m.compile_signer_authority,
    signerTitle: m.compile_signer_title,
    signerName: m.compile_signer_name,
    recipients: m.diary_field_recipients,
    unitProposals: m.diary_field_proposals,
  },
};

/**
 * A field of a record in the words of its box; one that no version of this app wrote is "another part".
 */
export function fieldWords(record: RecordKey | null, field: string): string {
  if (cellColumn(field) !== null) return m.compile_field_cell();
  const kind = record === null ? '' : recordParts(record).kind;
  const name = isOnSiteKind(kind) ? onSiteFieldName(kind, field) : field;
  const words = namesOfKind[kind]?.[name] ?? fieldNames[name] ?? m.compile_field_other;
  return words().toLocaleLowerCase('vi');
}
