import { useEffect, useState, type ComponentType } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { useSuperseded } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { leavePage } from '#client/ui/page-hold.ts';

/** What this device itself has to say: it can save no more, or hardly has room. */
export function DeviceNotices() {
  return (
    <>
      <Superseded />
      <RoomOnceLoaded />
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

/** Its code comes after the screen's own. Where it cannot be had nothing is said of room: no screen breaks over that. */
function RoomOnceLoaded() {
  const [Notice, setNotice] = useState<ComponentType | null>(null);
  useEffect(() => {
    let current = true;
    import('./room-notice.tsx').then(
      ({ RoomNotice }) => current && setNotice(() => RoomNotice),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return Notice && <Notice />;
}
