import { useEffect, useMemo, useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts, type Scope } from '#domain/sync/scope.ts';
import { pictureSchema, type Picture } from '#domain/visit/records.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useFiles } from '#client/services/use-records.ts';
import type { DeviceFacts } from './use-device-facts.ts';
import type { MyVisit } from './use-my-visits.ts';
import { readiness, type Readiness } from './readiness.ts';

export interface VisitOnDevice {
  readonly readiness: Readiness;
  /** Fetches what the server has and this device has not. */
  readonly fetchRest: () => void;
  readonly fetching: boolean;
}

type Scopes = Parameters<Parameters<ReturnType<Workspace['watchScopes']>['subscribe']>[0]>[0];

/** How every scope stands on this device; `undefined` while it is being read. */
export function useScopes(): Scopes | undefined {
  const workspace = useWorkspace();
  const [scopes, setScopes] = useState<Scopes>();
  useEffect(() => {
    const subscription = workspace.watchScopes().subscribe(setScopes);
    return () => subscription.unsubscribe();
  }, [workspace]);
  return scopes;
}

/** What of one visit is on this device; `undefined` while it is being looked at. */
export function useVisitOnDevice(
  visit: MyVisit,
  scopes: Scopes | undefined,
  device: DeviceFacts | undefined,
): VisitOnDevice | undefined {
  const workspace = useWorkspace();
  const { scope } = visit.context;
  const checklistsHere = useChecklistsHere(visit.context.visit.checklists, scopes);
  const files = useFiles(scope);
  const pictures = useMemo(() => picturesOf(visit.records), [visit.records]);
  const recordsRead = scopes?.get(scope)?.readAt !== undefined;
  const [fetching, setFetching] = useFetching(scope, recordsRead);
  return useMemo(() => {
    if (scopes === undefined || checklistsHere === undefined || files === undefined || !device) {
      return undefined;
    }
    const missing = pictures.filter((picture) => missingFiles(picture, files).length > 0);
    const { used, quota, persistent } = device.room;
    const answer = readiness({
      app: device.app,
      checklists: {
        here: checklistsHere,
        total: visit.context.visit.checklists.length,
        items: visit.progress.checklists.reduce((sum, entry) => sum + entry.checklist.itemCount, 0),
      },
      readAt: scopes.get(scope)?.readAt ?? null,
      photos: {
        here: pictures.length - missing.length,
        total: pictures.length,
        missingBytes: missing
          .flatMap((picture) => missingFiles(picture, files))
          .reduce((sum, file) => sum + file.size, 0),
      },
      persistent,
      askedToKeep: device.askedToKeep,
      freeBytes: used === null || quota === null ? null : Math.max(0, quota - used),
    });
    const fetchRest = (): void => {
      setFetching(true);
      workspace.syncNow();
    };
    return { readiness: answer, fetchRest, fetching };
  }, [
    workspace,
    scope,
    visit,
    scopes,
    checklistsHere,
    files,
    device,
    pictures,
    fetching,
    setFetching,
  ]);
}

/** Photos are named by records: asked for before those have been read, it waits for them and goes on. */
function useFetching(scope: Scope, recordsRead: boolean) {
  const workspace = useWorkspace();
  const [fetching, setFetching] = useState(false);
  useEffect(() => {
    if (!fetching || !recordsRead) return undefined;
    let current = true;
    void fetchPhotos(workspace, scope, () => current).finally(() => {
      if (current) setFetching(false);
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, fetching, recordsRead]);
  return [fetching, setFetching] as const;
}

/** Read from the database and not from what is drawn, which may be older than the end of the reading. */
async function fetchPhotos(
  workspace: Workspace,
  scope: Scope,
  goesOn: () => boolean,
): Promise<void> {
  const records = await firstOf(workspace.watchRecords(scope));
  const files = await firstOf(workspace.watchFiles(scope));
  for (const picture of picturesOf(records)) {
    for (const file of missingFiles(picture, files)) {
      if (!goesOn()) return;
      // One at a time: a weak connection carries one picture sooner than twelve at once.
      await workspace.photos.read(scope, file.sha256);
    }
  }
}

function firstOf<T>(source: {
  readonly subscribe: (
    onNext: (value: T) => void,
    onError?: (error: unknown) => void,
  ) => { readonly unsubscribe: () => void };
}): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = source.subscribe((value) => {
      resolve(value);
      // A source may answer while it is being subscribed to.
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
}

/** How many of the pinned checklists are stored here; looked up again after each exchange. */
function useChecklistsHere(
  hashes: readonly string[],
  scopes: Scopes | undefined,
): number | undefined {
  const workspace = useWorkspace();
  const [here, setHere] = useState<number>();
  const key = hashes.join(' ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : key.split(' ');
    void Promise.all(wanted.map((hash) => workspace.checklist(hash))).then((found) => {
      if (current) setHere(found.filter((json) => json !== null).length);
    });
    return () => {
      current = false;
    };
  }, [workspace, key, scopes]);
  return here;
}

function picturesOf(records: readonly FoldedRecord[]): readonly Picture[] {
  return records.flatMap((record) => {
    if (recordParts(record.record).kind !== 'photo') return [];
    const parsed = pictureSchema.safeParse(record.fields['picture']?.value);
    return parsed.success ? [parsed.data] : [];
  });
}

function missingFiles(picture: Picture, files: NonNullable<ReturnType<typeof useFiles>>) {
  return [picture.original, picture.thumbnail].filter((file) => !files.has(file.sha256));
}
