import type { PlanKnown } from '#domain/directory/plan-rows-plan.ts';
import type { OfficeData } from './office-context.ts';

/** What names in a spreadsheet may point to: people by username, as a plan names them. */
export function knownOffice({ accounts, directory }: OfficeData): PlanKnown {
  const usernames = new Map(accounts.map(({ id, username }) => [id, username]));
  return {
    accounts,
    units: directory.units,
    campaigns: directory.campaigns,
    delegations: directory.delegations.map((delegation) => ({
      ...delegation,
      members: delegation.members.flatMap(({ accountId }) => {
        const username = usernames.get(accountId);
        return username === undefined ? [] : [{ username }];
      }),
    })),
    visits: directory.visits,
    checklists: directory.checklists,
  };
}
