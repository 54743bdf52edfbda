import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import type { IconName } from './icons/icon-name.ts';
import { Icon } from './icons/icon.tsx';

export interface ButtonLook {
  /** One primary in a screen region. `danger` is a red text button; the dialog behind it uses `danger-solid`. */
  readonly variant?: 'primary' | 'secondary' | 'text' | 'danger' | 'danger-solid' | undefined;
  /** md 44 px, lg 52 px high. */
  readonly size?: 'md' | 'lg' | undefined;
  readonly wide?: boolean | undefined;
}

export interface ButtonProps
  extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  readonly icon?: IconName | undefined;
  readonly iconAfter?: IconName | undefined;
  /**
   * Set = the button is disabled, dashed, and says this instead of its label ("Gửi ngay: cần có mạng").
   * It stays focusable, so that a keyboard or screen reader user meets the reason too.
   */
  readonly disabledReason?: string | undefined;
  /** Work is under way: the press is ignored and announced as busy. */
  readonly busy?: boolean | undefined;
  readonly children: ReactNode;
}

/** The class of a button's look, for links that look like buttons. */
export function buttonClass({
  variant = 'secondary',
  size = 'md',
  wide = false,
}: ButtonLook = {}): string {
  return classNames(styles.button, styles[variant], styles[size], wide && styles.wide);
}

/** A button says what happens ("Chốt C19, sang A13"), never "OK". */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    wide,
    icon,
    iconAfter,
    disabledReason,
    busy = false,
    children,
    className,
    onClick,
    type,
    ...rest
  } = props;
  const idle = disabledReason !== undefined || busy;
  return (
    <button
      {...rest}
      type={type === 'submit' && idle ? 'button' : (type ?? 'button')}
      className={classNames(
        buttonClass({ variant, size, wide }),
        disabledReason !== undefined && styles.disabled,
        className,
      )}
      aria-disabled={idle || undefined}
      aria-busy={busy || undefined}
      onClick={idle ? undefined : onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span className={styles.label}>{disabledReason ?? children}</span>
      {iconAfter !== undefined && <Icon name={iconAfter} />}
    </button>
  );
}
