import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './bars.module.css';

export interface ThumbBarProps {
  /** Accessible name: which item these tools act on. */
  readonly label: string;
  /** What stands at the left end: the way back, a sentence. */
  readonly leading?: ReactNode;
  /** Where room is short a way back may go, a sentence stands above the buttons. */
  readonly leadingWhenNarrow?: 'hidden' | 'above' | undefined;
  readonly children: ReactNode;
}

/** 68 px at the bottom, tools of the active item at the right under the thumb; the last child is the primary button. */
export function ThumbBar({
  label,
  leading,
  leadingWhenNarrow = 'hidden',
  children,
}: ThumbBarProps) {
  return (
    <div role="toolbar" aria-label={label} className={styles.thumb}>
      <div className={classNames(styles.thumbLeading, styles[leadingWhenNarrow])}>{leading}</div>
      {children}
    </div>
  );
}
