import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { m } from '#client/i18n/paraglide/messages.js';
import { iconButtonClass } from '#client/ui/icon-button.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { TopBar } from '#client/ui/top-bar.tsx';
import styles from './fill-page.module.css';

export interface FillFrameProps {
  readonly title: string;
  readonly subtitle?: string;
  readonly status: ReactNode;
  readonly search?: ReactNode;
  /** A second bar for narrow screens; it sticks together with the first. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

/** The bar with the way back, the visit's name and where the data is; what is below fills the screen. */
export function FillFrame({ title, subtitle, status, search, below, children }: FillFrameProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.top}>
        <TopBar
          leading={
            <Link href="/" className={iconButtonClass()} aria-label={m.fill_to_visits()}>
              <Icon name="caret-left" />
            </Link>
          }
          title={title}
          subtitle={subtitle}
        >
          {search}
          {status}
        </TopBar>
        {below}
      </div>
      {children}
    </div>
  );
}
