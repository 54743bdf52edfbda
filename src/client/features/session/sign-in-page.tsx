import { useEffect, useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount, SessionService } from '#client/services/app-services.ts';
import { useServices } from '#client/services/services-context.tsx';
import { buttonClass } from '#client/ui/button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { Meta } from '#client/ui/page.tsx';
import { SessionFrame } from './session-frame.tsx';
import styles from './session.module.css';
import { SignInForm } from './sign-in-form.tsx';

type ServerSays = Extract<Awaited<ReturnType<SessionService['server']>>, { ok: true }>['value'];
type DemoAccount = NonNullable<ServerSays['demo']>[number];

/** `onSignedIn`: the session lives and the account is remembered on this device. */
export function SignInPage({
  onSignedIn,
}: {
  readonly onSignedIn: (account: SessionAccount) => void;
}) {
  const server = useServer();
  const [chosen, setChosen] = useState<DemoAccount>();
  // Each choice begins the form anew: the same person may be filled in again after typing.
  const [choices, setChoices] = useState(0);
  return (
    <SessionFrame title={m.auth_sign_in_title()} lead={m.auth_sign_in_lead()}>
      {server?.needsSetup === true && (
        <Message kind="info" icon="key" title={m.auth_needs_setup()}>
          {m.auth_needs_setup_next()}
        </Message>
      )}
      <UnsentHere />
      <SignInForm key={choices} prefilled={chosen} onSignedIn={onSignedIn} />
      {server?.demo && (
        <DemoAccounts
          accounts={server.demo}
          chosen={chosen}
          onChoose={(account) => {
            setChosen(account);
            setChoices((count) => count + 1);
          }}
        />
      )}
    </SessionFrame>
  );
}

/** Somebody's work lies on this device and waits for its own account. Whose, nobody is told. */
function UnsentHere() {
  const { bundles } = useServices();
  const [others, setOthers] = useState(0);
  useEffect(() => {
    let current = true;
    bundles.survey().then(
      (survey) => {
        if (current) setOthers(survey.others);
      },
      // Without an answer there is nothing to say; signing in works all the same.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [bundles]);
  if (others === 0) return null;
  return (
    <Message
      kind="info"
      icon="hard-drives"
      title={m.bundles_unsent_here()}
      actions={
        <a href="/rescue" className={buttonClass({ variant: 'text' })}>
          {m.bundles_unsent_here_more()}
        </a>
      }
    >
      {m.bundles_unsent_here_next()}
    </Message>
  );
}

/** What the server says of itself; a sign-in page without it still signs in. */
function useServer(): ServerSays | undefined {
  const { session } = useServices();
  const [server, setServer] = useState<ServerSays>();
  useEffect(() => {
    let current = true;
    void session.server().then((answer) => {
      if (current && answer.ok) setServer(answer.value);
    });
    return () => {
      current = false;
    };
  }, [session]);
  return server;
}

function DemoAccounts({
  accounts,
  chosen,
  onChoose,
}: {
  readonly accounts: readonly DemoAccount[];
  readonly chosen: DemoAccount | undefined;
  readonly onChoose: (account: DemoAccount) => void;
}) {
  return (
    <section className={styles.demo}>
      <Message kind="info" title={`${m.auth_demo_title()}.`} live={false}>
        {m.auth_demo_text()}
      </Message>
      <ul role="list" className={styles.accounts} aria-label={m.auth_demo_list()}>
        {accounts.map((account) => (
          <li key={account.username}>
            <button
              type="button"
              className={styles.account}
              aria-pressed={isSame(account, chosen)}
              onClick={() => onChoose(account)}
            >
              <span>
                <span className={styles.person}>{account.name}</span>
                <span className={styles.what}>
                  {roleWords(account.role)} · {account.username}
                </span>
              </span>
              <Icon name={isSame(account, chosen) ? 'check' : 'sign-in'} />
            </button>
          </li>
        ))}
      </ul>
      <div role="status">{chosen && <Meta>{m.auth_demo_filled({ name: chosen.name })}</Meta>}</div>
    </section>
  );
}

/** A role that this version has no words for is shown as the server names it. */
function roleWords(role: string): string {
  switch (role) {
    case 'lead':
      return m.auth_role_lead();
    case 'deputy':
      return m.auth_role_deputy();
    case 'secretary':
      return m.auth_role_secretary();
    case 'member':
      return m.auth_role_member();
    case 'unit':
      return m.auth_role_unit();
    case 'administrator':
      return m.auth_role_administrator();
    default:
      return role;
  }
}

function isSame(account: DemoAccount, chosen: DemoAccount | undefined): boolean {
  return account.username === chosen?.username;
}
