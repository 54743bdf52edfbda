import type { RowPlan } from '#domain/directory/plan-rows-plan.ts';
import { formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

type Counts = Readonly<Record<keyof RowPlan, number>>;

export const importCounts = (plan: RowPlan): Counts => ({
  units: plan.units.length,
  accounts: plan.accounts.length,
  campaigns: plan.campaigns.length,
  delegations: plan.delegations.length,
  visits: plan.visits.length,
});

/** '2 đơn vị, 6 người, 2 buổi'; what there is none of is not said. */
export function countWords(counts: Counts): string {
  const words = [
    [counts.units, m.admin_import_units],
    [counts.accounts, m.admin_import_accounts],
    [counts.campaigns, m.admin_import_campaigns],
    [counts.delegations, m.admin_import_delegations],
    [counts.visits, m.admin_import_visits],
  ] as const;
  return words
    .filter(([count]) => count > 0)
    .map(([count, word]) => word({ count: formatNumber(count) }))
    .join(', ');
}
