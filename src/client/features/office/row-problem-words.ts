import type { RowProblem } from '#domain/directory/plan-rows-plan.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Where in the file: 'Tài khoản, dòng 4, cột Vai trò'. */
export function placeWords({
  sheet,
  row,
  column = null,
}: {
  readonly sheet: string;
  readonly row: number | null;
  readonly column?: string | null;
}): string {
  const parts = [
    sheet === '' ? m.admin_row_whole_file() : sheet,
    row === null ? '' : m.admin_row_row({ row }),
    column === null ? '' : m.admin_row_column({ column }),
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const words = {
  'missing-column': m.admin_row_missing_column,
  'unknown-column': m.admin_row_unknown_column,
  'unknown-sheet': m.admin_row_unknown_sheet,
  'repeated-sheet': m.admin_row_repeated_sheet,
  'no-known-sheet': m.admin_row_no_known_sheet,
  missing: m.admin_row_missing,
  'too-long': m.admin_row_too_long,
  duplicate: m.admin_row_duplicate,
  'bad-username': m.admin_row_bad_username,
  'known-account': m.admin_row_known_account,
  'unknown-role': m.admin_row_unknown_role,
  'unit-needed': m.admin_row_unit_needed,
  'unit-not-wanted': m.admin_row_unit_not_wanted,
  'unknown-unit': m.admin_row_unknown_unit,
  'ambiguous-unit': m.admin_row_ambiguous_unit,
  'unknown-campaign': m.admin_row_unknown_campaign,
  'unknown-delegation': m.admin_row_unknown_delegation,
  'unknown-person': m.admin_row_unknown_person,
  'not-inspector': m.admin_row_not_inspector,
  'unknown-duty': m.admin_row_unknown_duty,
  'second-lead': m.admin_row_second_lead,
  'no-lead': m.admin_row_no_lead,
  'bad-date': m.admin_row_bad_date,
  'period-order': m.admin_row_period_order,
  'unknown-kind': m.admin_row_unknown_kind,
  'unknown-checklist': m.admin_row_unknown_checklist,
  'bad-assignment': m.admin_row_bad_assignment,
  'not-member': m.admin_row_not_member,
} as const satisfies Record<RowProblem['code'], (inputs: { value: string }) => string>;

export const rowProblemWords = ({ code, value }: RowProblem): string => words[code]({ value });
