import { useLayoutEffect, useRef } from 'react';
import type { TextareaHTMLAttributes } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from './class-names.ts';
import fieldStyles from './field.module.css';
import styles from './input.module.css';

export interface TextAreaProps extends Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'value' | 'onChange'
> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly warning?: boolean | undefined;
}

/** How many letters before `maxLength` the count begins to show. */
const NEAR_LIMIT = 100;

/** Two lines that grow with the text; the limit is counted only when near. */
export function TextArea({
  value,
  onValueChange,
  warning = false,
  className,
  rows = 2,
  maxLength,
  ...rest
}: TextAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);

  // Where the browser lacks `field-sizing`, the height follows the content by hand.
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);

  const left = maxLength === undefined ? null : maxLength - value.length;
  return (
    <>
      <textarea
        {...rest}
        ref={area}
        rows={rows}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        className={classNames(styles.box, styles.area, warning && styles.warning, className)}
      />
      {left !== null && left <= NEAR_LIMIT && (
        <p className={fieldStyles.help} role="status">
          {m.ui_letters_left({ count: left })}
        </p>
      )}
    </>
  );
}
