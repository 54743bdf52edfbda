import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './segmented-status.module.css';
import type { Tone } from './tone.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

export interface StatusSegment {
  readonly key: string;
  readonly icon?: IconName | undefined;
  readonly tone?: Tone | undefined;
  /** A count or fact in ink before the words: "17" of "17 chờ gửi". */
  readonly strong?: ReactNode;
  readonly text: ReactNode;
  /** Where room is short (portrait, phone): full words, the icon with the strong part alone, or not at all. */
  readonly narrow?: 'full' | 'icon' | 'hidden' | undefined;
}

export interface SegmentedStatusProps {
  /** Accessible name before the segments' words ("Dữ liệu ở đâu"). */
  readonly label: string;
  readonly segments: readonly StatusSegment[];
  /** A red frame and what to do about it. */
  readonly alarm?: ReactNode;
  readonly onClick: () => void;
}

/** Two or three facts side by side in one button, never merged into one: what is saved here, what the server has. */
export function SegmentedStatus({ label, segments, alarm, onClick }: SegmentedStatusProps) {
  const alarmed = alarm !== undefined && alarm !== null;
  return (
    <button
      type="button"
      className={classNames(styles.status, alarmed && styles.alarm)}
      onClick={onClick}
    >
      <VisuallyHidden>{label}: </VisuallyHidden>
      {segments.map((segment) => (
        <span
          key={segment.key}
          className={classNames(
            styles.segment,
            segment.tone !== undefined && styles[segment.tone],
            segment.narrow === 'icon' && styles.narrowIcon,
            segment.narrow === 'hidden' && styles.narrowHidden,
          )}
        >
          {segment.icon !== undefined && <Icon name={segment.icon} />}
          {segment.strong !== undefined && <b>{segment.strong} </b>}
          <span className={styles.text}>{segment.text}</span>
        </span>
      ))}
      {alarmed && <span className={classNames(styles.segment, styles.remedy)}>{alarm}</span>}
    </button>
  );
}
