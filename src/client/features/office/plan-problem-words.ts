import { m } from '#client/i18n/paraglide/messages.js';
import type { PlanProblem } from './office-types.ts';

/** What the server says of one entry of a plan, in words for the field beside it. */
export function planProblemWords({ path, code, value }: PlanProblem): string {
  const member = path.split('/').findLast((part) => !/^\d+$/.test(part)) ?? '';
  if (code === 'exists') return m.admin_plan_exists({ value });
  if (code === 'duplicate') {
    return member === 'role' ? m.admin_lead_twice() : m.admin_plan_duplicate({ value });
  }
  if (code === 'pinned-checklist') return m.admin_plan_pinned();
  if (code === 'unknown-reference') {
    return member === 'username' && path.includes('/assignments/')
      ? m.admin_plan_not_member({ value })
      : m.admin_plan_unknown({ value });
  }
  switch (member) {
    case 'to':
      return m.admin_period_order();
    case 'unitId':
      return path.startsWith('visits/') ? m.admin_plan_begun() : m.admin_plan_unit_role();
    case 'username':
      return m.admin_plan_not_inspector({ value });
    case 'delegationId':
      return m.admin_plan_other_campaign();
    default:
      return m.admin_plan_invalid({ value });
  }
}
