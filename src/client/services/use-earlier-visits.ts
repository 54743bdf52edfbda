import { useMemo } from 'react';
import { scopeAccess } from '#domain/access/scope-access.ts';
import type { Visit } from '#domain/directory/directory.ts';
import { makeScope, type Scope } from '#domain/sync/scope.ts';
import { readEarlierVisit, visitsBefore, type EarlierVisit } from '#domain/visit/earlier-visit.ts';
import { useWorkspace } from './services-context.tsx';
import { useDirectory, useRecordsOf } from './use-records.ts';

/** A visit before this one that the account may read something of. */
export interface KnownVisit {
  readonly visit: Visit;
  readonly followup: Scope;
  /** Its working file, where the account was in that delegation. */
  readonly working: Scope | null;
}

export interface EarlierVisits {
  /** All that the directory names, the latest first, whether or not this device holds anything of them. */
  readonly known: readonly KnownVisit[];
  /** Those of which something is on this device, the latest first. */
  readonly told: readonly EarlierVisit[];
}

/** The unit's earlier visits, as this account may read them; `undefined` while they are being read. */
export function useEarlierVisits(visit: Visit): EarlierVisits | undefined {
  const { account } = useWorkspace();
  const directory = useDirectory();
  const known = useMemo((): readonly KnownVisit[] => {
    if (!directory) return none;
    const access = (scope: Scope) => scopeAccess(directory, account.id, scope).type;
    return visitsBefore(directory.visits, visit).flatMap((other) => {
      const [followup, working] = [
        makeScope('followup', other.id),
        makeScope('visit', other.id),
      ] as const;
      if (access(followup) === 'none') return [];
      return [{ visit: other, followup, working: access(working) === 'role' ? working : null }];
    });
  }, [directory, account.id, visit]);
  const scopes = useMemo(
    () => known.flatMap(({ followup, working }) => (working ? [followup, working] : [followup])),
    [known],
  );
  const records = useRecordsOf(scopes);
  const isRead = directory !== undefined && scopes.every((scope) => records.has(scope));
  return useMemo(() => {
    if (!isRead) return undefined;
    const told = known.flatMap(({ visit: other, followup, working }) => {
      const ofWorking = working === null ? [] : (records.get(working) ?? []);
      return readEarlierVisit(other, ofWorking, records.get(followup) ?? []) ?? [];
    });
    return { known, told };
  }, [isRead, known, records]);
}

const none: readonly KnownVisit[] = [];
