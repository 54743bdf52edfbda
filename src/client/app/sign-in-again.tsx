import { useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note } from '#client/ui/page.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { SignInForm } from './lazy-pages.ts';
import styles from './notices.module.css';

export interface SignInAgainProps {
  readonly why: 'signed-out' | 'other-account';
}

/** The session is gone, the work is not: sign in on top of the page, and it goes on. */
export function SignInAgain({ why }: SignInAgainProps) {
  const isOther = why === 'other-account';
  const { account, syncNow } = useWorkspace();
  const [open, setOpen] = useState(false);
  const signedIn = (now: SessionAccount): void => {
    // Somebody else, or a password that must be replaced first: that needs a page of its own.
    if (now.id !== account.id || now.mustChangePassword) return location.assign('/');
    setOpen(false);
    syncNow();
  };
  return (
    <>
      <Message
        kind="warning"
        icon="sign-in"
        title={isOther ? m.auth_other_title() : m.auth_ended_title()}
        actions={<Button onClick={() => setOpen(true)}>{m.auth_sign_in_again()}</Button>}
      >
        {isOther ? m.auth_other_text() : m.auth_ended_text()}
      </Message>
      <Sheet open={open} onClose={() => setOpen(false)} title={m.auth_sign_in_again()}>
        <div className={styles.sheet}>
          <Note>{m.auth_again_as({ name: account.name })}</Note>
          <SignInForm
            plain
            prefilled={{ username: account.username, password: '' }}
            onSignedIn={signedIn}
          />
        </div>
      </Sheet>
    </>
  );
}
