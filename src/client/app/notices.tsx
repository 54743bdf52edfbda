import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link, useLocation } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SessionAccount } from '#client/services/app-services.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useEmptied, useNewVersion, useSyncState } from '#client/services/use-workspace-state.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { Note } from '#client/ui/page.tsx';
import { forgetNews, usePageNews } from '#client/ui/page-news.ts';
import { Sheet } from '#client/ui/sheet.tsx';
import { DeviceNotices } from './device-notices.tsx';
import { SignInForm } from './lazy-pages.ts';
import styles from './notices.module.css';

/** What concerns the whole app, above the screen; nothing here stops the work below it. */
export function Notices() {
  const workspace = useWorkspace();
  const { connection } = useSyncState();
  const emptied = useEmptied();
  const newVersion = useNewVersion();
  const news = usePageNews();
  const [path] = useLocation();
  const [read, setRead] = useState(seen);
  const dismiss = (notice: keyof typeof seen): void => {
    seen = { ...seen, [notice]: true };
    setRead(seen);
  };
  const understood = (): void => {
    dismiss('emptied');
    // Should it fail, the next opening says it again.
    void workspace.acknowledgeEmptied().catch(() => undefined);
  };
  const region = useRef<HTMLDivElement>(null);
  useOwnHeight(region);
  return (
    <div ref={region} className={styles.notices}>
      {emptied && !read.emptied && (
        <Message
          kind="error"
          title={m.problems_emptied_title()}
          actions={<Button onClick={understood}>{m.common_understood()}</Button>}
        >
          {m.problems_emptied_text()}
        </Message>
      )}
      <DeviceNotices />
      {news.map((one) => (
        <Message
          key={`${one.path} ${one.title}`}
          kind="error"
          title={one.title}
          actions={
            <>
              {one.path !== path && (
                <Link href={one.path} onClick={() => forgetNews(one)} className={buttonClass()}>
                  {m.problems_go_there()}
                </Link>
              )}
              <Button variant="text" onClick={() => forgetNews(one)}>
                {m.common_understood()}
              </Button>
            </>
          }
        >
          {one.text}
        </Message>
      ))}
      {connection === 'signed-out' && (
        <SignInAgain title={m.auth_ended_title()} text={m.auth_ended_text()} />
      )}
      {connection === 'other-account' && (
        <SignInAgain title={m.auth_other_title()} text={m.auth_other_text()} />
      )}
      {connection === 'update-needed' && (
        <Message kind="warning" icon="download-simple" title={m.auth_update_title()}>
          {m.auth_update_text()}
        </Message>
      )}
      {newVersion && !read.newVersion && (
        <Message
          kind="info"
          icon="download-simple"
          title={m.common_new_version_title()}
          actions={
            <Button variant="text" onClick={() => dismiss('newVersion')}>
              {m.common_understood()}
            </Button>
          }
        >
          {m.common_new_version_text()}
        </Message>
      )}
    </div>
  );
}

/** What has been read stays read while the page lives, whichever screen is open. */
let seen = { emptied: false, newVersion: false };

/** Tells the styles how much of the top is taken, so that what sticks there stands below it. */
function useOwnHeight(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = region.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const root = document.documentElement;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const stuck = getComputedStyle(element).position === 'sticky';
      const height = stuck ? element.offsetHeight : 0;
      // The styles of the whole page are reckoned anew for it.
      if (height !== told) root.style.setProperty('--notices', `${height}px`);
      told = height;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty('--notices');
    };
  }, [region]);
}

/** The session is gone, the work is not: sign in on top of the page, and it goes on. */
function SignInAgain({ title, text }: { readonly title: string; readonly text: string }) {
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
        title={title}
        actions={<Button onClick={() => setOpen(true)}>{m.auth_sign_in_again()}</Button>}
      >
        {text}
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
