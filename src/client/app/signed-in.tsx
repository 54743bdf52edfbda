import { useEffect, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import { m } from '#client/i18n/paraglide/messages.js';
import type { AppServices, SessionAccount, Workspace } from '#client/services/app-services.ts';
import { useServices, WorkspaceProvider } from '#client/services/services-context.tsx';
import { Page } from '#client/ui/page.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { Screens } from './screens.tsx';
import { WorkspaceProblemPage } from './workspace-problem-page.tsx';

type Opened = Awaited<ReturnType<AppServices['openWorkspace']>>;

/** Opens the account's database on this device; nothing is shown as if it were empty before that. */
export function SignedIn({ account }: { readonly account: SessionAccount }) {
  const services = useServices();
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    let current = true;
    services.openWorkspace().then(
      async (outcome) => {
        if (outcome.ok) await returnToCamera(outcome.value);
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
        <Skeleton text={m.common_opening_device()} lines={5} />
      </Page>
    );
  }
  if (!opened.ok) return <WorkspaceProblemPage problem={opened.error} />;
  return (
    <WorkspaceProvider workspace={opened.value}>
      <Screens account={account} />
    </WorkspaceProvider>
  );
}

/**
 * A camera was open when the app ended, and it was started anew at its first page: back to where the
 * photo belongs. A page that the browser brought back by itself is there already.
 */
async function returnToCamera({ cameraSlot }: Workspace): Promise<void> {
  if (location.pathname !== '/') return;
  const slot = await cameraSlot.read();
  if (slot !== null) navigate(slot.path, { replace: true });
}
