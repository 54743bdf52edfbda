import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Workspace } from './app-services.ts';
import { useWorkspace } from './services-context.tsx';

export type Room = Awaited<ReturnType<Workspace['room']>>;

/**
 * The room on this device: asked when a screen opens, when something was learned of it by writing, and
 * when `since` is another one, since other apps use the same disk. `undefined` while it is asked.
 */
export function useRoom(since = 0): { readonly room: Room | undefined; readonly look: () => void } {
  const workspace = useWorkspace();
  const mark = useSyncExternalStore(workspace.subscribe, workspace.roomMark);
  const [looks, setLooks] = useState(0);
  const [room, setRoom] = useState<Room>();
  useEffect(() => {
    let current = true;
    void workspace.room().then((answer) => {
      if (current) setRoom(answer);
    });
    return () => {
      current = false;
    };
  }, [workspace, mark, looks, since]);
  return { room, look: useCallback(() => setLooks((count) => count + 1), []) };
}

/** Tries by writing how many photos find room; the trial's answer comes with the room. */
export function useTryRoom(): {
  readonly trying: boolean;
  /** Nobody could tell. */
  readonly failed: boolean;
  readonly tryRoom: () => void;
} {
  const workspace = useWorkspace();
  const [state, setState] = useState<'trying' | 'failed'>();
  const tryRoom = (): void => {
    setState('trying');
    void workspace.tryRoom().then((tried) => setState(tried === null ? 'failed' : undefined));
  };
  return { trying: state === 'trying', failed: state === 'failed', tryRoom };
}
