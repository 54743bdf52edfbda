import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Stack } from '#client/ui/page.tsx';
import {
  dropHeld,
  heldByPage,
  isUnderWay,
  leaveNow,
  leaveQuestion,
  type Held,
} from '#client/ui/page-hold.ts';

const lookMilliseconds = 300;

/** What would be lost, and where it is. What was only under way is waited for: then it goes by itself. */
export function LeaveDialog({ go }: { readonly go: () => unknown }) {
  const [held, setHeld] = useState(heldByPage);
  useEffect(() => {
    const timer = setInterval(() => setHeld(heldByPage()), lookMilliseconds);
    return () => clearInterval(timer);
  }, []);
  const isFree = held.length === 0;
  useEffect(() => {
    if (isFree) leaveNow(go);
  }, [isFree, go]);
  const elsewhere = held.find((one) => !isUnderWay(one) && one.path !== location.pathname);
  return (
    <Dialog
      open
      onClose={leaveQuestion.stay}
      title={m.ui_leave_title()}
      actions={
        <>
          {elsewhere ? (
            <Link
              href={elsewhere.path}
              onClick={leaveQuestion.stay}
              className={buttonClass({ variant: 'primary' })}
            >
              {m.ui_leave_see()}
            </Link>
          ) : (
            <Button variant="primary" onClick={leaveQuestion.stay}>
              {m.ui_leave_stay()}
            </Button>
          )}
          <Button
            variant="danger"
            onClick={() => {
              dropHeld();
              leaveNow(go);
            }}
          >
            {m.ui_leave_go()}
          </Button>
        </>
      }
    >
      <Stack>
        {types
          .filter((type) => held.some((one) => one.type === type))
          .map((type) => (
            <p key={type}>{words[type]()}</p>
          ))}
      </Stack>
    </Dialog>
  );
}

const words = {
  words: m.ui_leave_words,
  failed: m.ui_leave_failed,
  photos: m.ui_leave_photos,
  saving: m.ui_leave_saving,
} as const satisfies Record<Held['type'], unknown>;
const types = Object.keys(words) as readonly Held['type'][];
