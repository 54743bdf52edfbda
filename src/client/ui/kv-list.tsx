import type { ReactNode } from 'react';
import styles from './kv-list.module.css';

export interface KvEntry {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: ReactNode;
}

/** Labels at the left, facts at the right: why, what is expected, by when. */
export function KvList({ entries }: { readonly entries: readonly KvEntry[] }) {
  return (
    <dl className={styles.list}>
      {entries.map((entry) => (
        <div key={entry.key} className={styles.entry}>
          <dt>{entry.label}</dt>
          <dd>{entry.value}</dd>
        </div>
      ))}
    </dl>
  );
}
