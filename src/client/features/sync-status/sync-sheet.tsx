import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note } from '#client/ui/page.tsx';
import { PageLink } from '#client/ui/page-link.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { FilesMeter, RoomOnDevice } from './device-meters.tsx';
import { headline } from './headline.ts';
import type { Situation } from './situation.ts';
import { SyncRows } from './sync-rows.tsx';
import styles from './sync-sheet.module.css';
import type { Obstacle, SyncView } from './sync-view.ts';

export interface SyncSheetProps {
  readonly onClose: () => void;
  readonly situation: Situation;
  readonly view: SyncView;
  readonly running: boolean;
  /** Where words stand that are stored nowhere; null: there are none. */
  readonly typed: string | null;
}

/** One sentence first, because most people stop there; then numbers that add up, because inspectors count. */
export function SyncSheet({ onClose, situation, view, running, typed }: SyncSheetProps) {
  const { clock } = useServices();
  const workspace = useWorkspace();
  const said = headline(view, clock(), typed !== null);
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.sync_title()}
      footer={
        <>
          <Button
            icon="paper-plane-tilt"
            busy={running}
            disabledReason={view.obstacle ? sendNeeds(view.obstacle.type) : undefined}
            onClick={workspace.syncNow}
          >
            {m.sync_send_now()}
          </Button>
          {isUnsent(situation) && (
            <PageLink href="/rescue" className={buttonClass()}>
              <Icon name="download-simple" />
              {m.bundles_sheet_do()}
            </PageLink>
          )}
        </>
      }
    >
      <div className={styles.parts}>
        <Message
          kind={said.kind}
          title={said.title}
          actions={
            typed !== null && (
              <Link href={typed} onClick={onClose} className={buttonClass()}>
                {m.ui_leave_see()}
              </Link>
            )
          }
        >
          {said.text}
        </Message>
        <SyncRows situation={situation} view={view} onLeave={onClose} />
        <FilesMeter files={situation.files} />
        <RoomOnDevice />
        {isUnsent(situation) && <Note>{m.bundles_sheet_text()}</Note>}
      </div>
    </Sheet>
  );
}

function isUnsent({ changes, files, staying }: Situation): boolean {
  const stays = staying.changes + staying.files + staying.unreadable;
  return changes.waiting > 0 || changes.held > 0 || files.received < files.all || stays > 0;
}

/**
 * A network, a server or a device that failed a moment ago may be well again, and the browser tells
 * nothing of a portal that was passed: only what surely fails is disabled.
 */
function sendNeeds(obstacle: Obstacle): string | undefined {
  switch (obstacle) {
    case 'signed-out':
    case 'other-account':
      return m.sync_send_needs_sign_in();
    case 'update-needed':
      return m.sync_send_needs_update();
    case 'offline':
    case 'server-trouble':
    case 'local-trouble':
      return undefined;
  }
}
