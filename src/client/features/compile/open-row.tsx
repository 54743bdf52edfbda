import { useEffect, useRef, type ReactNode } from 'react';
import styles from './content.module.css';

/** A row that a person has just opened, or made: its first box is where they go on writing. */
export function OpenRow({ children }: { readonly children: ReactNode }) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
    row.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={row} className={styles.open}>
      {children}
    </div>
  );
}
