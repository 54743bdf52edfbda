import { useEffect, useRef, type ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { ScreenBoundary } from './screen-boundary.tsx';
import styles from './framed.module.css';

let opened = 0;

/** One screen of a route: names the window, and takes the focus to its beginning when it replaces another. */
export function Screen({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${title} · ${m.ui_app_name()}`;
  }, [title]);
  useEffect(() => {
    opened += 1;
    const current = element.current;
    // The first screen is where the browser begins anyway; one that chose its own focus keeps it.
    if (opened === 1 || current === null || current.contains(document.activeElement)) return;
    current.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  return (
    <div ref={element} tabIndex={-1} className={styles.screen}>
      <ScreenBoundary>{children}</ScreenBoundary>
    </div>
  );
}
