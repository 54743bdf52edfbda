import type { ButtonHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './icon-button.module.css';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';

export interface IconButtonProps extends Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'children' | 'aria-label'
> {
  readonly icon: IconName;
  /** The accessible name; an icon stands alone only for back, search, close, previous and next. */
  readonly label: string;
  readonly outlined?: boolean | undefined;
}

/** The class of an icon button, for links that look like one. */
export function iconButtonClass(outlined = false): string {
  return classNames(styles.button, outlined && styles.outlined);
}

/** A 44 px square with an icon alone. */
export function IconButton({ icon, label, outlined, className, type, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      aria-label={label}
      className={classNames(iconButtonClass(outlined), className)}
    >
      <Icon name={icon} />
    </button>
  );
}
