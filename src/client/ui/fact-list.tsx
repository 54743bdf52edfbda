import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './fact-list.module.css';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import type { Tone } from './tone.ts';

export interface Fact {
  readonly key: string;
  readonly icon: IconName;
  readonly tone?: Tone | undefined;
  /** Says the state in words where only the icon would ("còn thiếu"). */
  readonly iconLabel?: string | undefined;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
}

export interface FactListProps {
  readonly facts: readonly Fact[];
  /** Two columns where there is room: what a visit has on the device. One: the steps of a recommendation. */
  readonly columns?: 1 | 2 | undefined;
}

/** Facts that prove a claim, each with its sign: what is ready, what has been done, what is still to come. */
export function FactList({ facts, columns = 1 }: FactListProps) {
  return (
    <div className={styles.frame}>
      <ul role="list" className={classNames(styles.list, columns === 2 && styles.two)}>
        {facts.map((fact) => (
          <li key={fact.key} className={styles.fact}>
            <Icon
              name={fact.icon}
              label={fact.iconLabel}
              className={fact.tone !== undefined ? styles[fact.tone] : styles.neutral}
            />
            <div>
              <p className={styles.title}>{fact.title}</p>
              {fact.detail !== undefined && fact.detail !== null && (
                <p className={styles.detail}>{fact.detail}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
