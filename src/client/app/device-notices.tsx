import { m } from '#client/i18n/paraglide/messages.js';
import { roomForPhotos } from '#client/services/room-for-photos.ts';
import { useRoom } from '#client/services/use-room.ts';
import { useSaveState, useSuperseded } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { late } from '#client/ui/late.tsx';
import { leavePage } from '#client/ui/page-hold.ts';
import type { RoomNoticeProps } from './room-notice.tsx';

/** What this device itself has to say: it can save no more, or hardly has room. */
export function DeviceNotices() {
  return (
    <>
      <Superseded />
      <Room />
    </>
  );
}

function Superseded() {
  if (!useSuperseded()) return null;
  return (
    <Message
      kind="error"
      title={m.problems_superseded_title()}
      actions={
        <Button onClick={() => void leavePage(() => location.reload())}>
          {m.problems_reload()}
        </Button>
      }
    >
      {m.problems_superseded_text()}
    </Message>
  );
}

/** After a save it is looked at again, but not more often than this. */
const roomMilliseconds = 20_000;

/** Seldom said. Where its code cannot be had, a photo that finds no room tells it all the same. */
const RoomNotice = late<RoomNoticeProps>(() =>
  import('./room-notice.tsx').then(
    (parts) => parts.RoomNotice,
    () => () => null,
  ),
);

function Room() {
  const { savedAt } = useSaveState();
  const { room, look } = useRoom(Math.floor((savedAt ?? 0) / roomMilliseconds));
  const state = room === undefined ? 'enough' : roomForPhotos(room);
  if (state === 'enough') return null;
  return <RoomNotice isFull={state === 'full'} look={look} />;
}
