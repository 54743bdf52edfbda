import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { AppMark } from '#client/ui/app-mark.tsx';
import styles from './session.module.css';

/** The page before the app: mark, what it is, one form. */
export function SessionFrame({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles.frame}>
      <div className={styles.brand}>
        <AppMark />
        <span>{m.ui_app_name()}</span>
      </div>
      <div className={styles.intro}>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {children}
    </main>
  );
}
