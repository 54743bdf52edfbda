import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { formatTime } from '#client/i18n/format.ts';
import { useServices } from '#client/services/services-context.tsx';
import { useDirectory } from '#client/services/use-records.ts';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Page, PageHeader } from '#client/ui/page.tsx';
import { PartStrip } from '#client/ui/part-strip.tsx';
import { Skeleton } from '#client/ui/skeleton.tsx';
import { AccountsPage } from './accounts-page.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { CampaignsPage } from './campaigns-page.tsx';
import { FirstPasswords } from './first-passwords.tsx';
import { HeldPage } from './held-page.tsx';
import { ImportPage } from './import-page.tsx';
import { OfficeContext, type Office, type OfficeData, type PlanOutcome } from './office-context.ts';
import { OfficeHome } from './office-home.tsx';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { FirstPassword, Plan } from './office-types.ts';
import { UnitsPage } from './units-page.tsx';
import { useOfficeData } from './use-office-data.ts';

/** The standing agency's screens. Online only: without a network each says so, and nothing typed is lost. */
export function OfficePage({
  status,
  handIn,
}: {
  readonly status: ReactNode;
  /** The part that hands in others' work; `onDone`: the lists have moved. */
  readonly handIn: (onDone: () => void) => ReactNode;
}) {
  const { data, problem, readAt, reload } = useOfficeData();
  const { connection } = useSyncState();
  const failed = problem !== null;
  // The network is back: what could not be read is read without being asked.
  useEffect(() => {
    if (connection === 'online' && failed) void reload();
  }, [connection, failed, reload]);
  const again = (
    <Button icon="arrows-clockwise" onClick={() => void reload()}>
      {m.admin_read_again()}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={m.admin_title()} subtitle={m.admin_subtitle()}>
        {status}
      </PageHeader>
      {data === null && problem === null && <Skeleton text={m.admin_reading()} lines={5} />}
      {data === null && problem !== null && (
        <OfficeProblemMessage problem={problem} actions={again} />
      )}
      {data !== null && problem !== null && readAt !== null && (
        <Message kind="warning" title={m.admin_stale({ time: formatTime(readAt) })} actions={again}>
          {m.admin_stale_next()}
        </Message>
      )}
      {data && <Loaded data={data} reload={reload} handIn={handIn} />}
    </Page>
  );
}

function Loaded({
  data,
  reload,
  handIn,
}: {
  readonly data: OfficeData;
  readonly reload: () => Promise<void>;
  readonly handIn: (onDone: () => void) => ReactNode;
}) {
  const { office: api } = useServices();
  const own = useDirectory();
  const [passwords, setPasswords] = useState<readonly FirstPassword[]>([]);
  const [drafts] = useState(() => new Map<string, unknown>());
  const showPasswords = useCallback((more: readonly FirstPassword[]) => {
    // The newest of a person is the one that works.
    setPasswords((before) => [
      ...before.filter(({ username }) => more.every((entry) => entry.username !== username)),
      ...more,
    ]);
  }, []);
  const office = useMemo((): Office => {
    const ids = new Map(
      [...(own?.checklists ?? []), ...data.directory.checklists].map(({ hash, id }) => [hash, id]),
    );
    return {
      ...data,
      reload,
      drafts,
      showPasswords,
      checklistId: (hash) => ids.get(hash) ?? null,
      apply: async (plan: Plan): Promise<PlanOutcome> => {
        const answer = await api.applyPlan(plan);
        if (!answer.ok) return { type: 'failed', problem: answer.error };
        const { problems, firstPasswords } = answer.value;
        if (problems.length > 0) return { type: 'problems', problems };
        if (firstPasswords.length > 0) showPasswords(firstPasswords);
        await reload();
        return { type: 'done' };
      },
    };
  }, [api, data, drafts, own, reload, showPasswords]);
  return (
    <OfficeContext value={office}>
      <OfficeNav held={data.held.length} />
      {passwords.length > 0 && (
        <FirstPasswords passwords={passwords} onKept={() => setPasswords([])} />
      )}
      <Switch>
        <Route path="/office/accounts" component={AccountsPage} />
        <Route path="/office/units" component={UnitsPage} />
        <Route path="/office/campaigns" component={CampaignsPage} />
        <Route path="/office/campaigns/:id">
          {({ id }) => <CampaignPage key={id} campaignId={id} />}
        </Route>
        <Route path="/office/import" component={ImportPage} />
        <Route path="/office/held" component={HeldPage} />
        <Route path="/office/hand-in">{handIn(() => void reload())}</Route>
        <Route component={OfficeHome} />
      </Switch>
    </OfficeContext>
  );
}

function OfficeNav({ held }: { readonly held: number }) {
  const [path] = useLocation();
  const links = [
    { href: '/office', label: m.admin_nav_home() },
    { href: '/office/campaigns', label: m.admin_nav_campaigns() },
    { href: '/office/accounts', label: m.admin_nav_accounts() },
    { href: '/office/units', label: m.admin_nav_units() },
    { href: '/office/import', label: m.admin_nav_import() },
    {
      href: '/office/held',
      label: held > 0 ? m.admin_nav_held_count({ count: held }) : m.admin_nav_held(),
    },
    { href: '/office/hand-in', label: m.admin_nav_hand_in() },
  ];
  const isOpen = (href: string): boolean =>
    href === '/office' ? path === href || path === '/' : path.startsWith(href);
  return (
    <PartStrip label={m.admin_nav()} current={path}>
      {links.map(({ href, label }) => (
        <Link key={href} href={href} aria-current={isOpen(href) ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </PartStrip>
  );
}
