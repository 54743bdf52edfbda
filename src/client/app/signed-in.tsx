import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { m } from '#client/i18n/paraglide/messages.js';
import type { AppServices, SessionAccount, Workspace } from '#client/services/app-services.ts';
import { useServices, WorkspaceProvider } from '#client/services/services-context.tsx';
import { useLocked } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Page } from '#client/ui/page.tsx';
import { late } from '#client/ui/late.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { LeaveAccount } from './leave-account.tsx';
import { RescueLink } from './rescue-link.tsx';
import { Screens } from './screens.tsx';
import { WorkspaceProblemPage } from './workspace-problem-page.tsx';

const LockedPage = late(async () => (await import('./locked-page.tsx')).LockedPage);

type Opened = Awaited<ReturnType<AppServices['openWorkspace']>>;

/** Opens the account's database on this device; nothing is shown as if it were empty before that. */
export function SignedIn({ account }: { readonly account: SessionAccount }) {
  const services = useServices();
  const [opened, setOpened] = useState<Opened>();
  const isSlow = useIsSlow();
  useEffect(() => {
    let current = true;
    services.openWorkspace().then(
      async (outcome) => {
        if (outcome.ok) await withinPatience(returnToCamera(outcome.value));
        if (current) setOpened(outcome);
      },
      (cause: unknown) => {
        const detail = cause instanceof Error ? cause.message : String(cause);
        if (current) setOpened({ ok: false, error: { type: 'storage-failed', detail } });
      },
    );
    return () => {
      current = false;
    };
  }, [services]);
  if (opened === undefined) {
    return (
      <Page>
        {isSlow && <SlowOpening />}
        <Skeleton text={m.common_opening_device()} lines={5} />
      </Page>
    );
  }
  if (!opened.ok) return <WorkspaceProblemPage problem={opened.error} />;
  return (
    <WorkspaceProvider workspace={opened.value}>
      <UnlessLocked account={account} />
    </WorkspaceProvider>
  );
}

function UnlessLocked({ account }: { readonly account: SessionAccount }) {
  return useLocked() ? <LockedPage /> : <Screens account={account} />;
}

/** A database that does not answer may never do so: from here on there is a way out, while it goes on. */
const slowMilliseconds = 10_000;

function useIsSlow(): boolean {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowMilliseconds);
    return () => clearTimeout(timer);
  }, []);
  return isSlow;
}

function SlowOpening() {
  return (
    <Message
      kind="warning"
      title={m.problems_slow_title()}
      actions={
        <>
          <Button variant="primary" onClick={() => location.reload()}>
            {m.problems_open_again()}
          </Button>
          <RescueLink />
          <LeaveAccount />
        </>
      }
    >
      {m.problems_slow_text()}
    </Message>
  );
}

/** Where a photo belongs is worth a moment, and no more: the list of visits leads there too. */
const patienceMilliseconds = 1_000;

const withinPatience = (work: Promise<void>): Promise<void> =>
  Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, patienceMilliseconds))]);

/**
 * A camera was open when the app ended, and it was started anew at its first page: back to where the
 * photo belongs. A page that the browser brought back by itself is there already.
 */
async function returnToCamera({ cameraSlot }: Workspace): Promise<void> {
  if (location.pathname !== '/') return;
  const asked = performance.now();
  const slot = await cameraSlot.read();
  // Whoever has begun something else meanwhile is left there.
  const isLate = performance.now() - asked >= patienceMilliseconds;
  if (slot !== null && !isLate) navigate(slot.path, { replace: true });
}
