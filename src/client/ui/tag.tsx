import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';
import styles from './tag.module.css';
import type { Tone } from './tone.ts';

export interface TagProps {
  readonly tone?: Tone | undefined;
  readonly icon?: IconName | undefined;
  /** A frame instead of a fill, for facts that are no state. */
  readonly outlined?: boolean | undefined;
  readonly children: ReactNode;
}

/** A short fact in a box: a stage, a severity, an owner. */
export function Tag({ tone = 'neutral', icon, outlined = false, children }: TagProps) {
  return (
    <span className={classNames(styles.tag, styles[tone], outlined && styles.outlined)}>
      {icon !== undefined && <Icon name={icon} size="s" />}
      <span>{children}</span>
    </span>
  );
}
