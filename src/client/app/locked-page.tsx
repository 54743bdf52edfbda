import { useEffect, useRef, useState } from 'react';
import {
  calendarDateOf,
  formatDate,
  formatNumber,
  formatTimeWithSeconds,
} from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSituation } from '#client/services/use-records.ts';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { AppMark } from '#client/ui/app-mark.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Page, Row, Stack, StatusLine } from '#client/ui/page.tsx';
import { LeaveAccount } from './leave-account.tsx';
import { Notices } from './notices.tsx';
import { RescueLink } from './rescue-link.tsx';

/** The server has not answered for weeks: why nothing is shown, what is safe here, and what opens it. */
export function LockedPage() {
  const workspace = useWorkspace();
  const { clock } = useServices();
  const { running } = useSyncState();
  const situation = useSituation();
  useEffect(() => {
    document.title = `${m.problems_locked_title()} · ${m.ui_app_name()}`;
    // A tab that does not lead asks only when it is told to.
    workspace.syncNow();
  }, [workspace]);
  const askedAt = useAskedAt(running);
  const changes = situation && situation.changes.all - situation.changes.onServer;
  const files = situation && situation.files.all - situation.files.received;
  return (
    <>
      <Notices />
      <Page width="text">
        <Stack>
          <AppMark label={m.ui_app_name()} />
          <h1>{m.problems_locked_title()}</h1>
          <Message kind="warning" title={m.problems_locked_fact()} live={false}>
            {m.problems_locked_safe()}{' '}
            {changes !== undefined &&
              files !== undefined &&
              m.problems_locked_unsent({
                changes: formatNumber(changes),
                files: formatNumber(files),
              })}
          </Message>
          <Note>{m.problems_locked_next({ date: formatDate(calendarDateOf(clock())) })}</Note>
          <div role="status">
            {askedAt !== null && (
              <StatusLine icon="wifi-slash" tone="part">
                {m.problems_locked_unanswered({ time: formatTimeWithSeconds(askedAt) })}
              </StatusLine>
            )}
          </div>
          <Row>
            <Button variant="primary" size="lg" busy={running} onClick={workspace.syncNow}>
              {m.problems_locked_ask()}
            </Button>
            <RescueLink />
            <LeaveAccount />
          </Row>
        </Stack>
      </Page>
    </>
  );
}

/** When the server was last asked; null: not yet, or at this moment. An answer would have closed the page. */
function useAskedAt(running: boolean): number | null {
  const { clock } = useServices();
  const [at, setAt] = useState<number | null>(null);
  const ran = useRef(false);
  useEffect(() => {
    if (running) ran.current = true;
    else if (ran.current) setAt(clock());
  }, [running, clock]);
  return running ? null : at;
}
