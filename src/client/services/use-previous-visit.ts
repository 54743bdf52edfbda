import { useMemo } from 'react';
import type { CheckedVisit } from '#domain/cross-check/checked-visit.ts';
import type { EarlierVisits } from './use-earlier-visits.ts';
import { readyChecklists, useChecklists } from './use-checklists.ts';

/** `undefined` while it is being read, `null` where this device has none that the account may read. */
export type PreviousVisit = CheckedVisit | null | undefined;

/**
 * The unit's last visit with its answers (R20). An earlier visit of which no answer is on this device
 * does not count: what it found is not known here.
 */
export function usePreviousVisit(earlier: EarlierVisits | undefined): PreviousVisit {
  const latest = earlier?.told.find(({ outcomes }) => outcomes.size > 0);
  const loaded = useChecklists(latest?.visit.checklists ?? none);
  return useMemo(() => {
    if (earlier === undefined || loaded === undefined) return undefined;
    const checklists = readyChecklists(loaded);
    if (latest === undefined || checklists.length === 0) return null;
    return { checklists, answersOf: latest.answersOf, period: latest.visit.period };
  }, [earlier, loaded, latest]);
}

const none: readonly string[] = [];
