import { useState } from 'react';
import { formatDateTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { KvList } from '#client/ui/kv-list.tsx';
import { Note, Row, Stack } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { useOffice } from './office-context.ts';
import { OfficeProblemMessage } from './office-problem.tsx';
import type { OfficeAccount, OfficeProblem } from './office-types.ts';
import { accountRoleWords } from './role-words.ts';

type Act = 'reset' | 'disable' | 'enable';

const actWords = {
  reset: {
    button: m.admin_reset_do,
    title: m.admin_reset_title,
    text: m.admin_reset_text,
    done: m.admin_reset_done,
  },
  disable: {
    button: m.admin_disable_do,
    title: m.admin_disable_title,
    text: m.admin_disable_text,
    done: m.admin_disable_done,
  },
  enable: {
    button: m.admin_enable_do,
    title: m.admin_enable_title,
    text: m.admin_enable_text,
    done: m.admin_enable_done,
  },
} as const;

/** One account: its facts, and what the office may do with it. */
export function AccountSheet({
  account,
  onClose,
}: {
  readonly account: OfficeAccount;
  readonly onClose: () => void;
}) {
  const { office: api } = useServices();
  const own = useWorkspace().account.id === account.id;
  const { directory, reload, showPasswords } = useOffice();
  const toast = useToast();
  const [asked, setAsked] = useState<Act | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfficeProblem | null>(null);
  const { name, username, office, role, unitId, disabled, lastSignIn } = account;
  const act = async (what: Act): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer =
      what === 'reset'
        ? await api.resetPassword(account.id)
        : await api.setDisabled(account.id, what === 'disable');
    setBusy(false);
    setAsked(null);
    if (!answer.ok) return setProblem(answer.error);
    toast({ text: actWords[what].done({ name }) });
    if (answer.value) showPasswords([{ username, name, password: answer.value.password }]);
    onClose();
    await reload();
  };
  return (
    <Sheet open onClose={onClose} title={name}>
      <Stack>
        <KvList
          entries={[
            { key: 'username', label: m.admin_username(), value: username },
            { key: 'role', label: m.admin_role(), value: accountRoleWords[role]() },
            {
              key: 'unit',
              label: m.admin_unit(),
              value: directory.units.find(({ id }) => id === unitId)?.name ?? '',
            },
            { key: 'office', label: m.admin_office(), value: office },
            {
              key: 'seen',
              label: m.admin_last_sign_in(),
              value:
                lastSignIn === null
                  ? m.admin_never_signed_in()
                  : formatDateTime(Date.parse(lastSignIn)),
            },
            {
              key: 'state',
              label: m.admin_account_state(),
              value: disabled ? m.admin_account_disabled() : m.admin_account_enabled(),
            },
          ].filter(({ value }) => value !== '')}
        />
        {problem && <OfficeProblemMessage problem={problem} />}
        {own ? (
          <Note>{m.admin_account_own()}</Note>
        ) : (
          <Row>
            {!disabled && (
              <Button icon="key" onClick={() => setAsked('reset')}>
                {m.admin_reset_do()}
              </Button>
            )}
            {disabled ? (
              <Button onClick={() => setAsked('enable')}>{m.admin_enable_do()}</Button>
            ) : (
              <Button variant="danger" icon="lock-simple" onClick={() => setAsked('disable')}>
                {m.admin_disable_do()}
              </Button>
            )}
          </Row>
        )}
      </Stack>
      {asked && (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={actWords[asked].title({ name })}
          actions={
            <>
              <Button onClick={() => setAsked(null)}>{m.common_cancel()}</Button>
              <Button
                variant={asked === 'disable' ? 'danger-solid' : 'primary'}
                busy={busy}
                onClick={() => void act(asked)}
              >
                {actWords[asked].button()}
              </Button>
            </>
          }
        >
          {actWords[asked].text()}
        </Dialog>
      )}
    </Sheet>
  );
}
