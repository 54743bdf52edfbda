import type { Delegation, Visit } from './office-types.ts';

export type Overlap =
  /** One person is awaited in two places on one day. */
  | {
      readonly type: 'person';
      readonly accountId: string;
      readonly date: string;
      readonly visits: readonly Visit[];
    }
  /** One unit is visited again before it had time to put anything right. */
  | { readonly type: 'unit'; readonly unitId: string; readonly visits: readonly [Visit, Visit] };

const shortestDaysBetween = 30;

/** What a plan should not have without a reason: said as a warning, never forbidden. */
export function findOverlaps(
  visits: readonly Visit[],
  delegations: readonly Delegation[],
): readonly Overlap[] {
  const inOrder = visits.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return [...personOverlaps(inOrder, delegations), ...unitOverlaps(inOrder)];
}

/** Within one delegation two visits a day are an ordinary day. */
function personOverlaps(
  visits: readonly Visit[],
  delegations: readonly Delegation[],
): readonly Overlap[] {
  const members = new Map(
    delegations.map(({ id, members: people }) => [id, people.map(({ accountId }) => accountId)]),
  );
  const days = new Map<string, { accountId: string; date: string; visits: Visit[] }>();
  for (const visit of visits) {
    for (const accountId of new Set(members.get(visit.delegationId) ?? [])) {
      const key = `${visit.date} ${accountId}`;
      const day = days.get(key) ?? { accountId, date: visit.date, visits: [] };
      day.visits.push(visit);
      days.set(key, day);
    }
  }
  return [...days.values()]
    .filter((day) => new Set(day.visits.map(({ delegationId }) => delegationId)).size > 1)
    .map((day) => ({ type: 'person', ...day }));
}

function unitOverlaps(visits: readonly Visit[]): readonly Overlap[] {
  const last = new Map<string, Visit>();
  return visits.flatMap((visit): readonly Overlap[] => {
    const before = last.get(visit.unitId);
    last.set(visit.unitId, visit);
    if (!before || daysBetween(before.date, visit.date) >= shortestDaysBetween) return [];
    return [{ type: 'unit', unitId: visit.unitId, visits: [before, visit] }];
  });
}

const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000;
