import type { ReactNode } from 'react';
import styles from './bars.module.css';

export interface TopBarProps {
  /** Back button or the app's mark. */
  readonly leading?: ReactNode;
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** Search, the sync indicator: always at the right end. */
  readonly children?: ReactNode;
}

/** 60 px at the top; the sync indicator always sits in its right corner. The title is the screen's h1. */
export function TopBar({ leading, title, subtitle, children }: TopBarProps) {
  return (
    <header className={styles.top}>
      {leading}
      <div className={styles.names}>
        <h1>{title}</h1>
        {subtitle !== undefined && subtitle !== null && <p>{subtitle}</p>}
      </div>
      <div className={styles.end}>{children}</div>
    </header>
  );
}
