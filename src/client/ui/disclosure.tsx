import { useState, type ReactNode } from 'react';
import styles from './disclosure.module.css';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly icon?: IconName | undefined;
  /** It opens when this becomes true; it never shuts by itself, as somebody may be at work in it. */
  readonly startsOpen?: boolean | undefined;
  /** Not drawn before it is opened for the first time: it is long, or has to read. */
  readonly lazy?: boolean | undefined;
  readonly children: ReactNode;
}

/** What is wanted now and then, folded away: legal basis, guidance, earlier answers. */
export function Disclosure({
  title,
  icon,
  startsOpen = false,
  lazy = false,
  children,
}: DisclosureProps) {
  const [opens, setOpens] = useState(startsOpen);
  if (startsOpen && !opens) setOpens(true);
  const [opened, setOpened] = useState(startsOpen || !lazy);
  return (
    <details
      className={styles.disclosure}
      open={opens}
      onToggle={lazy ? (event) => setOpened(opened || event.currentTarget.open) : undefined}
    >
      <summary className={styles.summary}>
        {icon !== undefined && <Icon name={icon} />}
        <span className={styles.title}>{title}</span>
        <Icon name="caret-down" className={styles.caret} />
      </summary>
      <div className={styles.body}>{opened && children}</div>
    </details>
  );
}
