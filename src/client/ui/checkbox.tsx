import type { InputHTMLAttributes, ReactNode } from 'react';
import styles from './checkbox.module.css';
import { classNames } from './class-names.ts';

export interface CheckboxProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'checked' | 'onChange'
> {
  /** `radio` draws a disc; give radios of one question the same `name`. */
  readonly kind?: 'checkbox' | 'radio' | undefined;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

/** A native box with a 44 px line to tap on. */
export function Checkbox({
  kind = 'checkbox',
  checked,
  onCheckedChange,
  help,
  children,
  className,
  ...rest
}: CheckboxProps) {
  return (
    <label className={classNames(styles.line, className)}>
      <input
        {...rest}
        type={kind}
        checked={checked}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className={classNames(styles.box, kind === 'radio' && styles.radio)}
      />
      <span>
        {children}
        {help !== undefined && help !== null && <span className={styles.help}>{help}</span>}
      </span>
    </label>
  );
}
