import { useEffect, useState } from 'react';
import { checklistSchema, type Checklist } from '#domain/checklist/definition.ts';
import type { Workspace } from './app-services.ts';
import { useWorkspace } from './services-context.tsx';
import { useThrown } from './use-thrown.ts';

/** A pinned checklist as it is on this device. */
export type LoadedChecklist =
  | { readonly type: 'ready'; readonly hash: string; readonly checklist: Checklist }
  /** Not downloaded yet, or not readable by this version: shown as such. */
  | { readonly type: 'missing' | 'unreadable'; readonly hash: string };

/** A version never changes: one that was read and parsed stays the same object while the page lives. */
const ready = new WeakMap<Workspace, Map<string, LoadedChecklist>>();

function readyIn(workspace: Workspace): Map<string, LoadedChecklist> {
  const known = ready.get(workspace) ?? new Map<string, LoadedChecklist>();
  ready.set(workspace, known);
  return known;
}

export async function loadChecklist(workspace: Workspace, hash: string): Promise<LoadedChecklist> {
  const known = readyIn(workspace);
  const json = known.has(hash) ? null : await workspace.checklist(hash);
  const loaded = known.get(hash) ?? parse(hash, json);
  if (loaded.type === 'ready') known.set(hash, loaded);
  return loaded;
}

/** The checklists of a visit, in its own order; `undefined` while they are being read. */
export function useChecklists(hashes: readonly string[]): readonly LoadedChecklist[] | undefined {
  const workspace = useWorkspace();
  const [loaded, setLoaded] = useState(() => allReady(workspace, hashes));
  const fail = useThrown();
  const key = hashes.join(' ');
  useEffect(() => {
    let current = true;
    const wanted = key === '' ? [] : key.split(' ');
    Promise.all(wanted.map((hash) => loadChecklist(workspace, hash))).then(
      (all) => {
        if (current) setLoaded((before) => (isSame(before, all) ? before : all));
      },
      (cause: unknown) => {
        if (current) fail(cause);
      },
    );
    return () => {
      current = false;
    };
  }, [workspace, key, fail]);
  return loaded;
}

function allReady(
  workspace: Workspace,
  hashes: readonly string[],
): readonly LoadedChecklist[] | undefined {
  const known = readyIn(workspace);
  const all = hashes.flatMap((hash) => known.get(hash) ?? []);
  return all.length === hashes.length ? all : undefined;
}

const isSame = (
  before: readonly LoadedChecklist[] | undefined,
  after: readonly LoadedChecklist[],
): boolean =>
  before?.length === after.length && after.every((entry, index) => entry === before[index]);

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
