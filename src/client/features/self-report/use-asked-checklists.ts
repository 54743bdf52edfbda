import { useEffect, useState } from 'react';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import type { ReportRequest } from '#domain/followup/self-report.ts';
import type { Scope } from '#domain/sync/scope.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useSyncState } from '#client/services/use-workspace-state.ts';

/** A version that the unit is asked, as this device has it. */
export type AskedChecklist =
  | { readonly type: 'ready'; readonly hash: string; readonly checklist: Checklist }
  /** Not here and no network to fetch it, or not readable by this version of the app. */
  | { readonly type: 'missing' | 'unreadable'; readonly hash: string };

/**
 * The versions of a request, which come as files of the follow-up and stay on the device; asked for
 * again when the connection moves. `undefined` while they are being read.
 */
export function useAskedChecklists(
  followup: Scope,
  request: ReportRequest | null,
): readonly AskedChecklist[] | undefined {
  const workspace = useWorkspace();
  const { connection } = useSyncState();
  const [asked, setAsked] = useState<readonly AskedChecklist[]>();
  const key = (request?.checklists ?? []).map(({ sha256 }) => sha256).join(' ');
  useEffect(() => {
    let current = true;
    const hashes = key === '' ? [] : key.split(' ');
    void Promise.all(
      hashes.map(async (hash): Promise<AskedChecklist> => {
        try {
          const read = await workspace.photos.read(followup, hash);
          if (read.ok) return parse(hash, await read.value.text());
        } catch (cause) {
          // Told as what it is for the reader, a checklist that is not here.
          console.error(cause);
        }
        return { type: 'missing', hash };
      }),
    ).then((all) => {
      if (current) setAsked(all);
    });
    return () => {
      current = false;
    };
  }, [workspace, followup, key, connection]);
  return asked;
}

function parse(hash: string, json: string): AskedChecklist {
  try {
    const parsed = checklistSchema.safeParse(JSON.parse(json));
    if (parsed.success) return { type: 'ready', hash, checklist: parsed.data };
  } catch {
    // Below: what is no JSON is as unreadable as what is no checklist.
  }
  return { type: 'unreadable', hash };
}
