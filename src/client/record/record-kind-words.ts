import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { onSitePlace } from './on-site-place.ts';

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

/** What kind of record it is; one that only its key names is "another part". */
export function recordKindWords(record: RecordKey): string {
  const { kind } = recordParts(record);
  return kindNames[kind]?.() ?? onSitePlace(kind)?.words ?? m.compile_field_other();
}
