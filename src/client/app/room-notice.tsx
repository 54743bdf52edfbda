import { useEffect } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { useTryRoom } from '#client/services/use-room.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';

export interface RoomNoticeProps {
  readonly isFull: boolean;
  readonly look: () => void;
}

/** Whoever is told to make room does so outside of the app: looked at again and again, so often. */
const roomMilliseconds = 20_000;

/** That there is hardly any room for photos, or none, and what to do about it. */
export function RoomNotice({ isFull, look }: RoomNoticeProps) {
  const { trying, failed, tryRoom } = useTryRoom();
  useEffect(() => {
    const timer = setInterval(look, roomMilliseconds);
    return () => clearInterval(timer);
  }, [look]);
  return (
    <Message
      kind={isFull ? 'error' : 'warning'}
      title={isFull ? m.problems_room_full_title() : m.problems_room_scarce_title()}
      actions={
        <Button busy={trying} onClick={tryRoom}>
          {m.sync_room_try()}
        </Button>
      }
    >
      {isFull ? m.problems_room_full_text() : m.problems_room_scarce_text()}
      {failed && ` ${m.sync_room_try_failed()}`}
    </Message>
  );
}
