import { useSyncExternalStore } from 'react';
import type { LoopState } from '#client/sync/sync-loop.ts';
import type { SaveState, Workspace } from './app-services.ts';
import { useServices, useWorkspace } from './services-context.tsx';

/** Whether there is a usable connection, as real answers have shown. */
export function useSyncState(): LoopState {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.syncState);
}

/** When this tab last saved, or why it could not. */
export function useSaveState(): SaveState {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.saveState);
}

/** The file that is on its way from this tab; null where none is. */
export function useUploading(): ReturnType<Workspace['uploading']> {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.uploading);
}

export function useEmptied(): boolean {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.emptied);
}

export function useLocked(): boolean {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.locked);
}

export function useSuperseded(): boolean {
  const workspace = useWorkspace();
  return useSyncExternalStore(workspace.subscribe, workspace.superseded);
}

export function useNewVersion(): boolean {
  const { newVersion } = useServices();
  return useSyncExternalStore(newVersion.subscribe, newVersion.ready);
}
