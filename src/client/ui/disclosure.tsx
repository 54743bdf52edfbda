import type { ReactNode } from 'react';
import styles from './disclosure.module.css';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly icon?: IconName | undefined;
  readonly startsOpen?: boolean | undefined;
  readonly children: ReactNode;
}

/** What is wanted now and then, folded away: legal basis, guidance, earlier answers. */
export function Disclosure({ title, icon, startsOpen = false, children }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={startsOpen}>
      <summary className={styles.summary}>
        {icon !== undefined && <Icon name={icon} />}
        <span className={styles.title}>{title}</span>
        <Icon name="caret-down" className={styles.caret} />
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}
