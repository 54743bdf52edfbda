import type { InputHTMLAttributes, Ref } from 'react';
import { classNames } from './class-names.ts';
import styles from './input.module.css';

export interface TextInputProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'size'
> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Worth a second look; errors come from `aria-invalid`. */
  readonly warning?: boolean | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One line of text in a 52 px box. */
export function TextInput({
  value,
  onValueChange,
  warning = false,
  className,
  ref,
  type = 'text',
  ...rest
}: TextInputProps) {
  return (
    <input
      {...rest}
      ref={ref}
      type={type}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      className={classNames(styles.box, styles.input, warning && styles.warning, className)}
    />
  );
}
