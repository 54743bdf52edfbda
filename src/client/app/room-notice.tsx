import { useEffect, useState } from 'react';
import { formatBytes } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Workspace } from '#client/services/app-services.ts';
import { roomForPhotos } from '#client/services/room-for-photos.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSaveState } from '#client/services/use-workspace-state.ts';
import { Message } from '#client/ui/message.tsx';

/**
 * Asked when the screen opens, after a save and, while something is said of it, again and again: who is
 * told to make room does so outside of the app. Not more often than this.
 */
const roomMilliseconds = 20_000;

/** That hardly any room is left on this device. */
export function RoomNotice() {
  const workspace = useWorkspace();
  const { clock } = useServices();
  const { savedAt } = useSaveState();
  const [asked, setAsked] = useState<{
    readonly room: Awaited<ReturnType<Workspace['room']>>;
    readonly at: number;
  }>();
  const [looks, setLooks] = useState(0);
  const isSaid = asked !== undefined && roomForPhotos(asked.room) !== 'enough';
  useEffect(() => {
    if (!isSaid) return undefined;
    const timer = setInterval(() => setLooks((count) => count + 1), roomMilliseconds);
    return () => clearInterval(timer);
  }, [isSaid]);
  const isOld = asked === undefined || Math.abs((savedAt ?? 0) - asked.at) > roomMilliseconds;
  useEffect(() => {
    if (!isOld) return undefined;
    let current = true;
    void workspace.room().then((room) => {
      if (current) setAsked({ room, at: clock() });
    });
    return () => {
      current = false;
    };
  }, [workspace, clock, isOld, savedAt, looks]);
  if (asked === undefined) return null;
  const { used, quota } = asked.room;
  switch (roomForPhotos(asked.room)) {
    case 'enough':
      return null;
    case 'scarce':
      return (
        <Message kind="warning" title={m.problems_room_scarce_title()}>
          {m.problems_room_scarce_text({ free: formatBytes((quota ?? 0) - (used ?? 0)) })}
        </Message>
      );
    case 'full':
      return (
        <Message kind="error" title={m.problems_room_full_title()}>
          {m.problems_room_full_text()}
        </Message>
      );
  }
}
