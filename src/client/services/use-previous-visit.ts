import { useMemo } from 'react';
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { CheckedVisit } from '#domain/cross-check/checked-visit.ts';
import type { Visit } from '#domain/directory/directory.ts';
import { makeScope } from '#domain/sync/scope.ts';
import { visitAnswers } from '#domain/visit/visit-answers.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { useWorkspace } from './services-context.tsx';
import { readyChecklists, useChecklists } from './use-checklists.ts';
import { useDirectory, useRecordsOf } from './use-records.ts';

/** `undefined` while it is being read, `null` where this device has none that the account may read. */
export type PreviousVisit = CheckedVisit | null | undefined;

/**
 * The unit's last visit whose inspected period had ended before that of this one began, with its answers
 * (R20). An earlier visit of which nothing is on this device does not count: what it found is not known here.
 */
export function usePreviousVisit(visit: Visit): PreviousVisit {
  const { account } = useWorkspace();
  const directory = useDirectory();
  const earlier = useMemo(
    () => (directory ? earlierVisits(directory, account.id, visit) : []),
    [directory, account.id, visit],
  );
  const scopes = useMemo(() => earlier.map(({ id }) => makeScope('visit', id)), [earlier]);
  const records = useRecordsOf(scopes);
  const latest = earlier.find(({ id }) => (records.get(makeScope('visit', id)) ?? []).length > 0);
  const loaded = useChecklists(latest?.checklists ?? none);
  const ofLatest = latest && records.get(makeScope('visit', latest.id));
  const isRead = directory !== undefined && scopes.every((scope) => records.has(scope));
  return useMemo(() => {
    if (!isRead || loaded === undefined) return undefined;
    const checklists = readyChecklists(loaded);
    if (latest === undefined || ofLatest === undefined || checklists.length === 0) return null;
    return { checklists, answersOf: visitAnswers(ofLatest), period: latest.period };
  }, [isRead, loaded, latest, ofLatest]);
}

const none: readonly string[] = [];

/** The latest period first, of one period the latest visit. */
function earlierVisits(
  directory: DirectoryAnswer,
  accountId: string,
  { id, unitId, period }: Visit,
): readonly Visit[] {
  return directory.visits
    .filter(
      (other) =>
        other.id !== id &&
        other.unitId === unitId &&
        other.period.to < period.from &&
        scopeAccess(directory, accountId, makeScope('visit', other.id)).type === 'role',
    )
    .toSorted((left, right) =>
      left.period.to === right.period.to
        ? right.date.localeCompare(left.date)
        : right.period.to.localeCompare(left.period.to),
    );
}
