import { foldForSearch } from '#domain/checklist/fold-for-search.ts';
import type { OfficeAccount } from './office-types.ts';
import { accountRoleWords } from './role-words.ts';

/** Accounts in whose name, username, office, unit or role every word of the query occurs, with or without accents. */
export function searchAccounts(
  accounts: readonly OfficeAccount[],
  query: string,
  unitNames: ReadonlyMap<string, string>,
): readonly OfficeAccount[] {
  const words = foldForSearch(query).split(' ');
  return accounts.filter(({ name, username, office, role, unitId }) => {
    const unit = unitId === null ? '' : (unitNames.get(unitId) ?? unitId);
    const text = foldForSearch([name, username, office, unit, accountRoleWords[role]()].join(' '));
    return words.every((word) => text.includes(word));
  });
}
