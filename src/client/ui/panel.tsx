import type { ReactNode } from 'react';
import styles from './panel.module.css';

/** A plain sheet on the desk for what is no list: a form, a summary. Never one inside another. */
export function Panel({
  title,
  children,
}: {
  readonly title?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.panel}>
      {title !== undefined && <h3>{title}</h3>}
      {children}
    </section>
  );
}
