/** Hooks that follow the local database: each screen is a fold of it, live across tabs. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { scopeAccess, type ScopeAccess } from '#domain/access/scope-access.ts';
import type { ScopeRole } from '#domain/access/access-table.ts';
import type { Campaign, Delegation, Unit, Visit } from '#domain/directory/directory.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeScope, recordParts, type Scope } from '#domain/sync/scope.ts';
import type { Situation } from '#client/store/situation.ts';
import type { DirectoryAnswer } from '#protocol/directory.ts';
import { useWorkspace } from './services-context.tsx';
import { sharedReading } from './shared-reading.ts';
import { useWatched } from './use-watched.ts';

/** `undefined` while it is being read, `null` while this device has none yet. */
export function useDirectory(): DirectoryAnswer | null | undefined {
  return useWatched(sharedReading(useWorkspace()).directory);
}

/** The visible records of a scope; `undefined` while they are being read. */
export function useRecords(scope: Scope): readonly FoldedRecord[] | undefined {
  return useWatched(sharedReading(useWorkspace()).records(scope));
}

/** The records of several scopes, scope by scope; a scope that is still being read is not in the map. */
export function useRecordsOf(
  scopes: readonly Scope[],
): ReadonlyMap<Scope, readonly FoldedRecord[]> {
  const workspace = useWorkspace();
  const [records, setRecords] = useState<ReadonlyMap<Scope, readonly FoldedRecord[]>>(new Map());
  const fail = useFailure();
  const key = scopes.join(' ');
  useEffect(() => {
    const wanted = key === '' ? [] : (key.split(' ') as Scope[]);
    const reading = sharedReading(workspace);
    const subscriptions = wanted.map((scope) =>
      reading.records(scope).subscribe((ofScope) => {
        setRecords((before) => new Map(before).set(scope, ofScope));
      }, fail),
    );
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
      setRecords(new Map());
    };
  }, [workspace, key, fail]);
  return records;
}

/** What could not be read is the whole screen's trouble, as `useWatched` makes it. */
function useFailure(): (cause: unknown) => void {
  const [, setFailure] = useState(null);
  return useCallback((cause: unknown) => {
    setFailure(() => {
      throw cause;
    });
  }, []);
}

export function recordsOfKind(
  records: readonly FoldedRecord[],
  kind: string,
): readonly FoldedRecord[] {
  return records.filter((record) => recordParts(record.record).kind === kind);
}

/** Where the data is: counts that add up, for the indicator and its sheet. */
export function useSituation(): Situation | undefined {
  return useWatched(sharedReading(useWorkspace()).situation);
}

/** Whether something of a scope has not reached the server; so long as nobody has counted, it may be. */
export function useWaits(scope: Scope): boolean {
  const situation = useSituation();
  return situation === undefined || (situation.waitingByScope[scope] ?? 0) > 0;
}

/** Which files of a scope still wait here; a file that is not in the map is not on this device. */
export function useFiles(scope: Scope): ReadonlyMap<string, 'waiting' | 'received'> | undefined {
  const workspace = useWorkspace();
  const source = useMemo(() => workspace.watchFiles(scope), [workspace, scope]);
  return useWatched(source);
}

/** Hashes of the files of each scope whose bytes lie on this device; `undefined` while they are looked up. */
export function useHeld(
  scopes: readonly Scope[],
): ReadonlyMap<Scope, ReadonlySet<string>> | undefined {
  const workspace = useWorkspace();
  const [held, setHeld] = useState<ReadonlyMap<Scope, ReadonlySet<string>>>(new Map());
  const fail = useFailure();
  const key = scopes.join(' ');
  useEffect(() => {
    const wanted = key === '' ? [] : (key.split(' ') as Scope[]);
    const subscriptions = wanted.map((scope) =>
      workspace.watchHeld(scope).subscribe((ofScope) => {
        setHeld((before) => new Map(before).set(scope, ofScope));
      }, fail),
    );
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [workspace, key, fail]);
  return scopes.every((scope) => held.has(scope)) ? held : undefined;
}

/** A visit with all that the directory says around it. */
export interface VisitContext {
  readonly visit: Visit;
  readonly unit: Unit;
  readonly campaign: Campaign | null;
  readonly delegation: Delegation | null;
  readonly scope: Scope;
  readonly followup: Scope;
  /** What the account is in the visit's working file; `null` for unit staff and readers. */
  readonly role: ScopeRole | null;
  readonly followupAccess: ScopeAccess;
}

export function visitContext(
  directory: DirectoryAnswer,
  accountId: string,
  visitId: string,
): VisitContext | null {
  const visit = directory.visits.find((entry) => entry.id === visitId);
  const unit = directory.units.find((entry) => entry.id === visit?.unitId);
  if (!visit || !unit) return null;
  const scope = makeScope('visit', visit.id);
  const followup = makeScope('followup', visit.id);
  const access = scopeAccess(directory, accountId, scope);
  return {
    visit,
    unit,
    campaign: directory.campaigns.find((entry) => entry.id === visit.campaignId) ?? null,
    delegation: directory.delegations.find((entry) => entry.id === visit.delegationId) ?? null,
    scope,
    followup,
    role: access.type === 'role' ? access.role : null,
    followupAccess: scopeAccess(directory, accountId, followup),
  };
}

/** `undefined` while the directory is being read, `null` where the visit is not this account's. */
export function useVisit(visitId: string): VisitContext | null | undefined {
  const { account } = useWorkspace();
  const directory = useDirectory();
  return useMemo(
    () => (directory ? visitContext(directory, account.id, visitId) : directory),
    [directory, account.id, visitId],
  );
}

/** Name and office of a person, for "who wrote this". */
export function usePeople(): (
  accountId: string,
) => { readonly name: string; readonly office: string } | null {
  const directory = useDirectory();
  return useMemo(() => {
    const byId = new Map(directory?.accounts.map((entry) => [entry.id, entry]));
    return (accountId: string) => byId.get(accountId) ?? null;
  }, [directory]);
}
