import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { formatBytes, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { getLocale, setLocale } from '#client/i18n/paraglide/runtime.js';
import type { SessionAccount, Workspace } from '#client/services/app-services.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { useSituation } from '#client/services/use-records.ts';
import { useRoom } from '#client/services/use-room.ts';
import { useSyncState } from '#client/services/use-workspace-state.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { Field } from '#client/ui/field.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Message } from '#client/ui/message.tsx';
import { Group, Note, Page, PageHeader, Row, Stack } from '#client/ui/page.tsx';
import { leavePage } from '#client/ui/page-hold.ts';
import { PageLink } from '#client/ui/page-link.tsx';
import { Panel } from '#client/ui/panel.tsx';
import { Select } from '#client/ui/select.tsx';
import { TextSize, WorkSettings } from './work-settings.tsx';
import styles from './me-page.module.css';
import { chooseTheme, readTheme, type Theme } from '#client/ui/theme.ts';

const roleWords = {
  administrator: m.common_role_administrator,
  inspector: m.common_role_inspector,
  unit: m.common_role_unit,
} as const satisfies Record<SessionAccount['role'], unknown>;

/** The account, how the app looks, what the browser promises, and the way out. */
export function MePage({
  account,
  status,
}: {
  readonly account: SessionAccount;
  readonly status: ReactNode;
}) {
  const entries = [
    { key: 'name', label: m.common_me_name(), value: account.name },
    { key: 'username', label: m.common_me_username(), value: account.username },
    { key: 'office', label: m.common_me_office(), value: account.office },
    { key: 'role', label: m.common_me_role(), value: roleWords[account.role]() },
  ];
  return (
    <Page width="text">
      <PageHeader title={m.common_nav_me()}>{status}</PageHeader>
      <div className={styles.parts}>
        <Group title={m.common_me_account()}>
          <Panel>
            <Stack>
              <KvList entries={entries.filter((entry) => entry.value !== '')} />
              <SignOut />
            </Stack>
          </Panel>
        </Group>
        <Group title={m.common_me_look()}>
          <Panel>
            <Look />
          </Panel>
        </Group>
        {account.role === 'inspector' && (
          <Group title={m.settings_work()}>
            <Panel>
              <WorkSettings />
            </Panel>
          </Group>
        )}
        <Group title={m.common_me_storage()}>
          <Panel>
            <StorageAnswer />
          </Panel>
        </Group>
        {account.role !== 'administrator' && (
          <Group title={m.bundles_me_title()}>
            <Panel>
              <Stack>
                <Note>{m.bundles_me_text()}</Note>
                <Row>
                  <PageLink href="/rescue" className={buttonClass()}>
                    {m.bundles_me_out()}
                  </PageLink>
                  <Link href="/import-work" className={buttonClass()}>
                    {m.bundles_me_in()}
                  </Link>
                </Row>
              </Stack>
            </Panel>
          </Group>
        )}
        <Note>
          {m.ui_app_name()} · {m.common_me_version()} {__APP_VERSION__}
        </Note>
      </div>
    </Page>
  );
}

function Look() {
  const [theme, setTheme] = useState(readTheme);
  return (
    <Stack>
      <Field label={m.common_me_language()}>
        {(control) => (
          <Select
            {...control}
            value={getLocale()}
            onValueChange={(locale) => {
              // Loads the page anew, so that every text follows.
              void leavePage(() => setLocale(locale === 'en' ? 'en' : 'vi'));
            }}
            options={[
              { value: 'vi', label: m.common_language_vi() },
              { value: 'en', label: m.common_language_en() },
            ]}
          />
        )}
      </Field>
      <Field label={m.common_me_theme()}>
        {(control) => (
          <Select
            {...control}
            value={theme}
            onValueChange={(chosen) => {
              const next = themes.find((entry) => entry === chosen) ?? 'system';
              chooseTheme(next);
              setTheme(next);
            }}
            options={themes.map((value) => ({ value, label: themeWords[value]() }))}
          />
        )}
      </Field>
      <TextSize />
    </Stack>
  );
}

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];
const themeWords = {
  system: m.common_theme_system,
  light: m.common_theme_light,
  dark: m.common_theme_dark,
} as const satisfies Record<Theme, unknown>;

function StorageAnswer() {
  const workspace = useWorkspace();
  const { room, look } = useRoom();
  const [refused, setRefused] = useState(false);
  const ask = async (): Promise<void> => {
    setRefused((await workspace.askToPersist()) !== true);
    look();
  };
  if (room === undefined) return null;
  const { used, persistent } = room;
  return (
    <Stack>
      {persistent === true && <Message kind="ok" title={m.common_me_kept()} live={false} />}
      {persistent === null && <Note>{m.common_me_kept_unknown()}</Note>}
      {persistent === false && (
        <Message
          kind="warning"
          title={m.common_me_not_kept()}
          live={false}
          actions={
            <Button icon="shield-check" onClick={() => void ask()}>
              {m.common_me_ask_keep()}
            </Button>
          }
        >
          {refused ? m.common_me_keep_refused() : m.common_me_not_kept_detail()}
        </Message>
      )}
      <Note>
        {used !== null && m.common_me_room({ used: formatBytes(used) })}{' '}
        {m.common_me_room_unknown()}
      </Note>
    </Stack>
  );
}

/**
 * Asks first when something would stay behind unsent, and says where and for whom; and when nothing
 * proves that one can sign in again, which only the server can answer.
 */
function SignOut() {
  const { session } = useServices();
  const situation = useSituation();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const changes = situation?.changes.waiting ?? 0;
  const files = situation === undefined ? 0 : situation.files.all - situation.files.received;
  const workspace = useWorkspace();
  const { connection } = useSyncState();
  const isReached = answering.has(connection);
  const press = async (): Promise<void> => {
    setBusy(true);
    const known = await connectionOf(workspace);
    setBusy(false);
    if (changes > 0 || files > 0 || !answering.has(known)) setAsking(true);
    else await leave();
  };
  const leave = async (): Promise<void> => {
    // The question stays open: closing it goes back in history, which would end the navigation that begins here.
    await leavePage(async () => {
      setBusy(true);
      await session.signOut();
      location.assign('/');
    });
  };
  return (
    <>
      <Row>
        <Button icon="sign-out" busy={busy || situation === undefined} onClick={() => void press()}>
          {m.common_me_sign_out()}
        </Button>
      </Row>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={m.common_me_sign_out_title()}
        actions={
          <>
            <Button variant={isReached ? 'secondary' : 'primary'} onClick={() => setAsking(false)}>
              {m.common_me_sign_out_stay()}
            </Button>
            <Button
              variant={isReached ? 'primary' : 'secondary'}
              busy={busy}
              onClick={() => void leave()}
            >
              {m.common_me_sign_out()}
            </Button>
          </>
        }
      >
        <Stack>
          {!isReached && <p>{m.common_me_sign_out_offline()}</p>}
          {changes > 0 && <p>{m.common_me_sign_out_unsent({ count: formatNumber(changes) })}</p>}
          {changes === 0 && files > 0 && (
            <p>{m.common_me_sign_out_unsent_files({ count: formatNumber(files) })}</p>
          )}
        </Stack>
      </Dialog>
    </>
  );
}

type Connection = ReturnType<Workspace['syncState']>['connection'];

/** So long a press waits for the first answer after the opening; then nothing proves a connection. */
const answerMilliseconds = 3_000;

async function connectionOf({ subscribe, syncState }: Workspace): Promise<Connection> {
  if (syncState().connection !== 'unknown') return syncState().connection;
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stop();
      resolve(syncState().connection);
    };
    const timer = setTimeout(end, answerMilliseconds);
    const stop = subscribe(() => syncState().connection !== 'unknown' && end());
  });
}

/** Whatever it says, a server has answered. */
const answering: ReadonlySet<Connection> = new Set([
  ...(['online', 'signed-out', 'other-account', 'update-needed'] as const),
]);
