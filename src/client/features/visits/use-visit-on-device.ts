import { useEffect, useMemo, useState } from 'react';
import type { Scope } from '#domain/sync/scope.ts';
import type { EarlierVisit } from '#domain/visit/earlier-visit.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { firstOf } from '#client/services/first-of.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useEarlierVisits, type EarlierVisits } from '#client/services/use-earlier-visits.ts';
import { useHeld } from '#client/services/use-records.ts';
import { missingFiles, neededPhotos, type NeededPhoto } from './needed-photos.ts';
import { readiness, type Readiness } from './readiness.ts';
import type { DeviceFacts } from './use-device-facts.ts';
import type { MyVisit } from './use-my-visits.ts';
import {
  lastVisitOf,
  lawFacts,
  readToEndAt,
  recommendationFacts,
  reportFacts,
  shareOf,
  type Scopes,
  type StoredChecklists,
} from './visit-on-device.ts';

export interface VisitOnDevice {
  readonly readiness: Readiness;
  /** What the day needs of photos, whether or not it is here. */
  readonly photos: readonly NeededPhoto[];
  readonly earlier: EarlierVisits;
  /** Fetches what the server has and this device has not. */
  readonly fetchRest: () => void;
  readonly fetching: boolean;
}

/** What of one visit is on this device; `undefined` while it is being looked at. */
export function useVisitOnDevice(
  visit: MyVisit,
  scopes: Scopes | undefined,
  device: DeviceFacts | undefined,
): VisitOnDevice | undefined {
  const workspace = useWorkspace();
  const { scope, followup, visit: planned } = visit.context;
  const earlier = useEarlierVisits(planned);
  const before = earlier?.known[0]?.visit.checklists ?? none;
  const stored = useStoredChecklists(planned.checklists, before, scopes);
  const photos = useMemo(
    () => neededPhotos(visit.records, earlier?.told[0]),
    [visit.records, earlier],
  );
  const held = useHeld(useMemo(() => [...new Set(photos.map((photo) => photo.scope))], [photos]));
  const missing = useMemo(
    () => (held ? photos.flatMap((photo) => missingFiles(photo, held)) : []),
    [photos, held],
  );
  const readAt = scopes === undefined ? null : readToEndAt(scopes, [scope, followup]);
  const [fetching, setFetching] = useFetching(scope, readAt !== null, earlier?.told[0]);
  return useMemo(() => {
    if (!scopes || !stored || !held || !device || !earlier) return undefined;
    const { app, room } = device;
    const answer = readiness({
      app: app && {
        here: app.total - app.missing.length,
        total: app.total,
        never: app.never ?? false,
      },
      checklists: {
        ...shareOf(stored, planned.checklists),
        items: visit.progress.checklists.reduce((sum, entry) => sum + entry.checklist.itemCount, 0),
      },
      law: lawFacts(stored, planned.checklists),
      readAt,
      last: lastVisitOf(earlier, scopes, stored),
      recommendations: recommendationFacts(earlier, scopes),
      report: reportFacts(visit.followup, readToEndAt(scopes, [followup]) !== null),
      photos: {
        here: photos.filter((photo) => missingFiles(photo, held).length === 0).length,
        total: photos.length,
        missingBytes: missing.reduce((sum, file) => sum + file.size, 0),
      },
      room,
      now: device.now,
      askedToKeep: device.askedToKeep,
    });
    const fetchRest = (): void => {
      setFetching(true);
      device.mendApp();
      workspace.syncNow();
    };
    return { readiness: answer, photos, earlier, fetchRest, fetching };
  }, [
    workspace,
    visit,
    planned,
    followup,
    scopes,
    stored,
    held,
    device,
    earlier,
    photos,
    missing,
    readAt,
    fetching,
    setFetching,
  ]);
}

const none: readonly string[] = [];

/** Photos are named by records: asked for before those have been read, it waits for them and goes on. */
function useFetching(scope: Scope, recordsRead: boolean, last: EarlierVisit | undefined) {
  const workspace = useWorkspace();
  const [fetching, setFetching] = useState(false);
  useEffect(() => {
    if (!fetching || !recordsRead) return undefined;
    let current = true;
    void fetchPhotos(workspace, scope, last, () => current).finally(() => {
      if (current) setFetching(false);
    });
    return () => {
      current = false;
    };
  }, [workspace, scope, last, fetching, recordsRead]);
  return [fetching, setFetching] as const;
}

/** Read from the database and not from what is drawn, which may be older than the end of the reading. */
async function fetchPhotos(
  workspace: Workspace,
  scope: Scope,
  last: EarlierVisit | undefined,
  goesOn: () => boolean,
): Promise<void> {
  for (const photo of neededPhotos(await firstOf(workspace.watchRecords(scope)), last)) {
    const held = new Map([[photo.scope, await firstOf(workspace.watchHeld(photo.scope))]]);
    for (const { sha256 } of missingFiles(photo, held)) {
      if (!goesOn()) return;
      // One at a time: a weak connection carries one picture sooner than twelve at once.
      await workspace.photos.read(photo.scope, sha256);
    }
  }
}

/** A version never changes: what was read once is not read again while the page lives. */
const versions = new WeakMap<Workspace, Map<string, string>>();

/** The versions of this visit and of the last one that are stored here; what is missing is looked up again after each exchange. */
function useStoredChecklists(
  own: readonly string[],
  former: readonly string[],
  scopes: Scopes | undefined,
): StoredChecklists | undefined {
  const workspace = useWorkspace();
  const [stored, setStored] = useState<StoredChecklists>();
  const key = [...new Set([...own, ...former])].join(' ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : key.split(' ');
    const known = versions.get(workspace) ?? new Map<string, string>();
    versions.set(workspace, known);
    const lookUp = async (hash: string) => {
      // What cannot be read is not there: the list of visits stays, and tells that it is missing.
      const json = known.get(hash) ?? (await workspace.checklist(hash).catch(() => null));
      if (json !== null) known.set(hash, json);
      return json === null ? [] : [[hash, json] as const];
    };
    void Promise.all(wanted.map(lookUp)).then((found) => {
      if (current) setStored(new Map(found.flat()));
    });
    return () => {
      current = false;
    };
  }, [workspace, key, scopes]);
  return stored;
}
