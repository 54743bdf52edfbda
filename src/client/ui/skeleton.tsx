import { useEffect, useState } from 'react';
import { classNames } from './class-names.ts';
import { useOutline } from './first-screen.ts';
import styles from './skeleton.module.css';

/** Opening from the device should not be seen at all; only what takes longer than this says so. */
const PATIENCE_MS = 200;

export interface SkeletonProps {
  /** What is being opened ("Đang mở 177 mục từ máy…"). */
  readonly text: string;
  readonly lines?: number | undefined;
}

/** Grey lines in the place of what is coming, after 200 ms; the room is kept from the start, so nothing jumps. */
export function Skeleton({ text, lines = 3 }: SkeletonProps) {
  const [late, setLate] = useState(false);
  useOutline();
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={classNames(styles.frame, late && styles.late)} role="status" aria-busy="true">
      <p>{late ? text : '\u00a0'}</p>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className={styles.line} />
      ))}
    </div>
  );
}
