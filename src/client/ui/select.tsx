import type { SelectHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icons/icon.tsx';
import styles from './input.module.css';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends Omit<
  SelectHTMLAttributes<HTMLSelectElement>,
  'value' | 'onChange' | 'children' | 'size'
> {
  readonly options: readonly SelectOption[];
  /** '' = nothing chosen; then `placeholder` shows. */
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly placeholder?: string | undefined;
}

/** The platform's own list: the best one under a thumb, and it costs no script. */
export function Select({
  options,
  value,
  onValueChange,
  placeholder,
  className,
  ...rest
}: SelectProps) {
  return (
    <span className={styles.selectFrame}>
      <select
        {...rest}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={classNames(styles.box, styles.select, className)}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="caret-down" />
    </span>
  );
}
