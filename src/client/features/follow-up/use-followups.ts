import { useMemo } from 'react';
import type { Unit, Visit } from '#domain/directory/directory.ts';
import { namedByPublications } from '#domain/followup/publications.ts';
import {
  readRecommendations,
  type RecommendationReading,
} from '#domain/followup/recommendation-state.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeScope, type Scope } from '#domain/sync/scope.ts';
import { useDirectory, useRecordsOf } from '#client/services/use-records.ts';

/** The follow-up of one visit as the reader may see it. */
export interface Followup {
  readonly visit: Visit;
  readonly unit: Unit | undefined;
  readonly scope: Scope;
  readonly records: readonly FoldedRecord[];
  readonly named: ReadonlySet<string>;
  readonly recommendations: readonly RecommendationReading[];
}

/** The follow-ups of all visits in the account's directory; `undefined` while they are being read. */
export function useFollowups(): readonly Followup[] | undefined {
  const directory = useDirectory();
  const scopes = useMemo(
    () => (directory?.visits ?? []).map((visit) => makeScope('followup', visit.id)),
    [directory],
  );
  const records = useRecordsOf(scopes);
  return useMemo(() => {
    if (directory === undefined) return undefined;
    if (directory === null) return [];
    if (scopes.some((scope) => !records.has(scope))) return undefined;
    return directory.visits.map((visit) => {
      const scope = makeScope('followup', visit.id);
      const ofScope = records.get(scope) ?? [];
      const named = namedByPublications(ofScope);
      return {
        visit,
        unit: directory.units.find((unit) => unit.id === visit.unitId),
        scope,
        records: ofScope,
        named,
        recommendations: readRecommendations(ofScope, named),
      };
    });
  }, [directory, scopes, records]);
}
