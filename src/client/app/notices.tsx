import { useEffect, useRef, useState, type RefObject } from 'react';
import { Link, useLocation } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useEmptied, useNewVersion, useSyncState } from '#client/services/use-workspace-state.ts';
import { Button, buttonClass } from '#client/ui/button.tsx';
import { late } from '#client/ui/late.tsx';
import { Message } from '#client/ui/message.tsx';
import { forgetNews, usePageNews } from '#client/ui/page-news.ts';
import { DeviceNotices } from './device-notices.tsx';
import styles from './notices.module.css';
import type { SignInAgainProps } from './sign-in-again.tsx';

/** Who signs in has a network to fetch it with; without one the bar says it all the same. */
const SignInAgain = late<SignInAgainProps>(() =>
  import('./sign-in-again.tsx').then(
    (parts) => parts.SignInAgain,
    () => () => null,
  ),
);

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
      {(connection === 'signed-out' || connection === 'other-account') && (
        <SignInAgain key={connection} why={connection} />
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
