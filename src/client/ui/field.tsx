import { useId } from 'react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { Icon } from './icons/icon.tsx';

/** What a control inside a Field must carry, to be spread on it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

export interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Says what is wrong and what is safe; read out when it appears. */
  readonly error?: ReactNode;
  /** Worth a second look, nothing forbidden. */
  readonly warning?: ReactNode;
  readonly required?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label above its control, help and problems below, joined for screen readers. */
export function Field({
  label,
  help,
  error,
  warning,
  required = false,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const has = (part: ReactNode) =>
    part !== undefined && part !== null && part !== false && part !== '';
  const describedBy = [
    has(help) && `${id}-help`,
    has(warning) && `${id}-warning`,
    has(error) && `${id}-error`,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={classNames(styles.field, className)}>
      <label id={`${id}-label`} htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': has(error) || undefined,
        'aria-required': required || undefined,
      })}
      {has(help) && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
      <div
        id={`${id}-warning`}
        className={classNames(styles.problem, styles.warning)}
        role="status"
      >
        {has(warning) && (
          <>
            <Icon name="warning-fill" size="s" />
            <span>{warning}</span>
          </>
        )}
      </div>
      <div id={`${id}-error`} className={classNames(styles.problem, styles.error)} role="alert">
        {has(error) && (
          <>
            <Icon name="warning-circle-fill" size="s" />
            <span>{error}</span>
          </>
        )}
      </div>
    </div>
  );
}
