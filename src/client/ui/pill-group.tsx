import { useId } from 'react';
import styles from './pill-group.module.css';

export interface PillGroupProps {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** A value that no option has: none is chosen. */
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly 'aria-describedby'?: string | undefined;
}

/** One of a few, all in sight: a tap where a list would take two. Native radios, so arrows move among them. */
export function PillGroup({ label, options, value, onValueChange, ...rest }: PillGroupProps) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-describedby={rest['aria-describedby']}
      className={styles.group}
    >
      {options.map((option) => (
        <label key={option.value} className={styles.pill}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onValueChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}
