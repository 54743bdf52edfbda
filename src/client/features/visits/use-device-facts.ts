import { useCallback, useEffect, useState } from 'react';
import type { AppFiles } from '#client/services/app-services.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useRoom, type Room } from '#client/services/use-room.ts';

/** Facts of the device that are the same for every visit. */
export interface DeviceFacts {
  readonly room: Room;
  /** Wall time. */
  readonly now: number;
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
  const { appFiles, clock } = useServices();
  const { room, look } = useRoom();
  const [app, setApp] = useState<AppFiles | null>();
  const [askedToKeep, setAsked] = useState(false);
  useEffect(() => {
    let current = true;
    const stop = appFiles.follow((files) => {
      if (current) setApp(files);
    });
    return () => {
      current = false;
      stop();
    };
  }, [appFiles]);
  const askToKeep = useCallback(() => {
    void workspace.askToPersist().then(() => {
      look();
      setAsked(true);
    });
  }, [workspace, look]);
  const mendApp = useCallback(() => {
    void appFiles.mend().then(setApp);
  }, [appFiles]);
  return {
    facts:
      room === undefined || app === undefined
        ? undefined
        : { room, now: clock(), app, askedToKeep, mendApp },
    askToKeep,
  };
}
