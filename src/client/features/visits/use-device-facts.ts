import { useCallback, useEffect, useState } from 'react';
import type { AppFiles, Workspace } from '#client/services/app-services.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';

type Room = Awaited<ReturnType<Workspace['room']>>;

/** Facts of the device that are the same for every visit. */
export interface DeviceFacts {
  readonly room: Room;
  readonly app: AppFiles | null;
  readonly askedToKeep: boolean;
  /** Fetches files of the app that are missing, and looks again. */
  readonly mendApp: () => void;
}

/** `undefined` until the browser has answered. `askToKeep` asks it not to clear the data by itself. */
export function useDeviceFacts(): {
  readonly facts: DeviceFacts | undefined;
  readonly askToKeep: () => void;
} {
  const workspace = useWorkspace();
  const { appFiles } = useServices();
  const [room, setRoom] = useState<Room>();
  const [app, setApp] = useState<AppFiles | null>();
  const [askedToKeep, setAsked] = useState(false);
  useEffect(() => {
    let current = true;
    void workspace.room().then((answer) => {
      if (current) setRoom(answer);
    });
    const stop = appFiles.follow((files) => {
      if (current) setApp(files);
    });
    return () => {
      current = false;
      stop();
    };
  }, [workspace, appFiles]);
  const askToKeep = useCallback(() => {
    void workspace
      .askToPersist()
      .then(() => workspace.room())
      .then((answer) => {
        setRoom(answer);
        setAsked(true);
      });
  }, [workspace]);
  const mendApp = useCallback(() => {
    void appFiles.mend().then(setApp);
  }, [appFiles]);
  return {
    facts:
      room === undefined || app === undefined ? undefined : { room, app, askedToKeep, mendApp },
    askToKeep,
  };
}
