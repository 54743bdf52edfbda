import { m } from '#client/i18n/paraglide/messages.js';
import type { OfficeAccount, PlannedDelegation, Visit } from './office-types.ts';

export const accountRoleWords = {
  inspector: m.common_role_inspector,
  unit: m.common_role_unit,
  administrator: m.common_role_administrator,
} as const satisfies Record<OfficeAccount['role'], unknown>;

export const dutyWords = {
  lead: m.admin_duty_lead,
  deputy: m.admin_duty_deputy,
  secretary: m.admin_duty_secretary,
  member: m.admin_duty_member,
} as const satisfies Record<PlannedDelegation['members'][number]['role'], unknown>;

export const visitKindWords = {
  planned: m.admin_kind_planned,
  unannounced: m.admin_kind_unannounced,
  thematic: m.admin_kind_thematic,
} as const satisfies Record<Visit['kind'], unknown>;

/** The choices of a list, in the order of the words. */
export const optionsOf = <Value extends string>(words: Readonly<Record<Value, () => string>>) =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value]() }));
