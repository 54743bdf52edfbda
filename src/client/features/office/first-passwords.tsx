import { useEffect, useRef, useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { DataTable, type TableColumn } from '#client/ui/data-table.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note, Row } from '#client/ui/page.tsx';
import { firstWorker } from './first-worker.ts';
import { useOffice } from './office-context.ts';
import type { FirstPassword } from './office-types.ts';
import styles from './office.module.css';

/** Shown once: to be copied or printed, cut apart and handed over. Stays until somebody says that it was kept. */
export function FirstPasswords({
  passwords,
  onKept,
}: {
  readonly passwords: readonly FirstPassword[];
  readonly onKept: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [passwords]);
  const copy = async (): Promise<void> => {
    const lines = passwords.map(({ name, username, password }) =>
      [name, username, password].join('\t'),
    );
    try {
      await navigator.clipboard.writeText(lines.join('\n'));
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <section className={styles.passwords} aria-labelledby="first-passwords">
      <h2 ref={heading} id="first-passwords" tabIndex={-1}>
        {m.admin_passwords_title({ count: passwords.length })}
      </h2>
      <Note>{m.admin_passwords_text()}</Note>
      <DataTable
        caption={m.admin_passwords_caption()}
        rows={passwords}
        rowKey={({ username }) => username}
        columns={passwordColumns()}
      />
      <Row>
        <Button icon="copy" onClick={() => void copy()}>
          {m.admin_passwords_copy()}
        </Button>
        <Button icon="printer" onClick={() => print()}>
          {m.admin_passwords_print()}
        </Button>
        <Button variant="text" onClick={onKept}>
          {m.admin_passwords_kept()}
        </Button>
      </Row>
      {copied === true && <Message kind="ok" title={m.admin_passwords_copied()} />}
      {copied === false && <Message kind="warning" title={m.admin_passwords_not_copied()} />}
      <NextStep passwords={passwords} />
    </section>
  );
}

/** Who of these can answer the first item, and how: a newcomer need not guess. */
function NextStep({ passwords }: { readonly passwords: readonly FirstPassword[] }) {
  const { session } = useServices();
  const { accounts, directory } = useOffice();
  const worker = firstWorker(passwords, accounts, directory);
  const [busy, setBusy] = useState(false);
  if (worker === null) return null;
  const leave = async (): Promise<void> => {
    setBusy(true);
    await session.signOut();
    location.assign('/');
  };
  return (
    <Message
      kind="info"
      live={false}
      title={m.admin_next_title()}
      actions={
        <Button icon="sign-out" busy={busy} onClick={() => void leave()}>
          {m.admin_next_sign_out()}
        </Button>
      }
    >
      {m.admin_next_text({ name: worker.name, username: worker.username })}
    </Message>
  );
}

function passwordColumns(): readonly TableColumn<FirstPassword>[] {
  return [
    { key: 'name', head: m.admin_name(), cell: ({ name }) => name, rowHeader: true },
    {
      key: 'username',
      head: m.admin_username(),
      cell: ({ username }) => <span className={styles.code}>{username}</span>,
    },
    {
      key: 'password',
      head: m.admin_first_password(),
      cell: ({ password }) => <span className={styles.code}>{password}</span>,
    },
  ];
}
