import type { FirstPassword, OfficeAccount, OfficeDirectory } from './office-types.ts';

/** Of the people with a new password, the one to begin with: who was given a checklist of a visit, else who belongs to one. */
export function firstWorker(
  passwords: readonly FirstPassword[],
  accounts: readonly OfficeAccount[],
  { visits, delegations }: OfficeDirectory,
): FirstPassword | null {
  const ids = new Map(accounts.map(({ username, id }) => [username, id]));
  const assigned = new Set(
    visits.flatMap((visit) => visit.assignments.map((entry) => entry.accountId)),
  );
  const sent = new Set(visits.map((visit) => visit.delegationId));
  const going = new Set(
    delegations
      .filter(({ id }) => sent.has(id))
      .flatMap(({ members }) => members.map((member) => member.accountId)),
  );
  const among = (people: ReadonlySet<string>) =>
    passwords.find(({ username }) => people.has(ids.get(username) ?? ''));
  return among(assigned) ?? among(going) ?? null;
}
