import { useCallback, useEffect, useState } from 'react';
import type { Workspace } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';

type Room = Awaited<ReturnType<Workspace['room']>>;

/** Facts of the device that are the same for every visit. */
export interface DeviceFacts {
  readonly room: Room;
  readonly app: boolean | null;
  readonly askedToKeep: boolean;
}

/** `undefined` until the browser has answered. `askToKeep` asks it not to clear the data by itself. */
export function useDeviceFacts(): {
  readonly facts: DeviceFacts | undefined;
  readonly askToKeep: () => void;
} {
  const workspace = useWorkspace();
  const [room, setRoom] = useState<Room>();
  const [app, setApp] = useState<boolean | null>();
  const [askedToKeep, setAsked] = useState(false);
  useEffect(() => {
    let current = true;
    void workspace.room().then((answer) => {
      if (current) setRoom(answer);
    });
    const stop = followAppReadiness((ready) => {
      if (current) setApp(ready);
    });
    return () => {
      current = false;
      stop();
    };
  }, [workspace]);
  const askToKeep = useCallback(() => {
    void workspace
      .askToPersist()
      .then(() => workspace.room())
      .then((answer) => {
        setRoom(answer);
        setAsked(true);
      });
  }, [workspace]);
  return {
    facts: room === undefined || app === undefined ? undefined : { room, app, askedToKeep },
    askToKeep,
  };
}

/**
 * The app starts without a network as soon as a service worker is active: it has put every file
 * aside before that. `null`: this browser has none.
 */
function followAppReadiness(listener: (ready: boolean | null) => void): () => void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) {
    listener(null);
    return () => undefined;
  }
  let stopped = false;
  void workers.getRegistration().then((registration) => {
    if (!stopped) listener(registration?.active != null);
  });
  void workers.ready.then(() => {
    if (!stopped) listener(true);
  });
  return () => {
    stopped = true;
  };
}
