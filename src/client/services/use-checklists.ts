import { useEffect, useState } from 'react';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import { useWorkspace } from './services-context.tsx';

/** A pinned checklist as it is on this device. */
export type LoadedChecklist =
  | { readonly type: 'ready'; readonly hash: string; readonly checklist: Checklist }
  /** Not downloaded yet, or not readable by this version: shown as such. */
  | { readonly type: 'missing' | 'unreadable'; readonly hash: string };

/** The checklists of a visit, in its own order; `undefined` while they are being read. */
export function useChecklists(hashes: readonly string[]): readonly LoadedChecklist[] | undefined {
  const workspace = useWorkspace();
  const [loaded, setLoaded] = useState<readonly LoadedChecklist[]>();
  const key = hashes.join(' ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : key.split(' ');
    void Promise.all(wanted.map(async (hash) => parse(hash, await workspace.checklist(hash)))).then(
      (all) => {
        if (current) setLoaded(all);
      },
    );
    return () => {
      current = false;
    };
  }, [workspace, key]);
  return loaded;
}

/** Those of them that this device has and this version can read. */
export function readyChecklists(loaded: readonly LoadedChecklist[]): readonly Checklist[] {
  return loaded.flatMap((entry) => (entry.type === 'ready' ? [entry.checklist] : []));
}

function parse(hash: string, json: string | null): LoadedChecklist {
  if (json === null) return { type: 'missing', hash };
  const parsed = checklistSchema.safeParse(JSON.parse(json));
  return parsed.success
    ? { type: 'ready', hash, checklist: parsed.data }
    : { type: 'unreadable', hash };
}
