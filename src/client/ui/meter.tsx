import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './meter.module.css';

export interface MeterPart {
  readonly tone: 'ok' | 'part' | 'fail' | 'na' | 'action' | 'waiting';
  readonly amount: number;
}

export interface MeterProps {
  /** Says the same in words ("14 trên 23 mục đã trả lời"). */
  readonly label: string;
  readonly parts: readonly MeterPart[];
  readonly total: number;
  /** s 6 px, m 8 px high. */
  readonly size?: 's' | 'm' | undefined;
}

/** Progress in the colours of the states, gaps between, the rest empty. */
export function Meter({ label, parts, total, size = 's' }: MeterProps) {
  const filled = parts.reduce((sum, part) => sum + part.amount, 0);
  const rest = Math.max(0, total - filled);
  return (
    <span role="img" aria-label={label} className={classNames(styles.meter, styles[size])}>
      {parts
        .filter((part) => part.amount > 0)
        .map((part) => (
          <span
            key={part.tone}
            className={classNames(styles.bar, styles[part.tone])}
            style={{ flexGrow: part.amount }}
          />
        ))}
      {rest > 0 && <span className={styles.rest} style={{ flexGrow: rest }} />}
    </span>
  );
}

export interface CountCellsProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Sign of what is still to come. */
  readonly next?: IconName | undefined;
}

/** Things that can be counted, drawn as cells: photos 7/12. */
export function CountCells({ label, done, total, next = 'arrow-up' }: CountCellsProps) {
  return (
    <span role="img" aria-label={label} className={styles.cells}>
      {Array.from({ length: total }, (_, index) => (
        <span key={index} className={classNames(styles.cell, index < done && styles.done)}>
          <Icon name={index < done ? 'check-bold' : next} size="s" />
        </span>
      ))}
    </span>
  );
}
