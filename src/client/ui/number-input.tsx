import { useLayoutEffect, useRef } from 'react';
import type { InputHTMLAttributes } from 'react';
import { regroupTyped } from '#client/i18n/number-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from './class-names.ts';
import { Icon } from './icons/icon.tsx';
import styles from './input.module.css';

export interface NumberInputProps extends Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'value' | 'onChange' | 'type' | 'size'
> {
  /** The text as typed; what cannot be read as a number is kept too. */
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly unit?: string | undefined;
  /** Puts dots between groups of three while typing. */
  readonly grouped?: boolean | undefined;
  readonly decimal?: boolean | undefined;
  readonly warning?: boolean | undefined;
  /** A third thing beside blank and zero: shown as words, cannot be typed into. */
  readonly notApplicable?: boolean | undefined;
}

/** Digits at the right in tabular figures, the unit after them; blank says "Chưa nhập", so that it is never taken for zero. */
export function NumberInput(props: NumberInputProps) {
  const {
    value,
    onValueChange,
    unit,
    grouped = false,
    decimal = false,
    warning = false,
    notApplicable = false,
    className,
    ...rest
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);

  // Regrouping moves characters under the caret; put it back behind the same digit.
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [value]);

  if (notApplicable) {
    return (
      <output
        id={rest.id}
        className={classNames(styles.box, styles.number, styles.notApplicable, className)}
      >
        <Icon name="minus-bold" size="s" />
        {m.ui_not_applicable()}
      </output>
    );
  }
  return (
    <span
      className={classNames(
        styles.box,
        styles.number,
        warning && styles.warning,
        rest['aria-invalid'] === true && styles.invalid,
        className,
      )}
      onPointerDown={(event) => {
        if (event.target === input.current) return;
        event.preventDefault();
        input.current?.focus();
      }}
    >
      <input
        placeholder={m.ui_not_entered()}
        {...rest}
        ref={input}
        type="text"
        inputMode={decimal ? 'decimal' : 'numeric'}
        autoComplete="off"
        value={value}
        onChange={(event) => {
          const typed = event.target.value;
          if (!grouped) return onValueChange(typed);
          const next = regroupTyped(typed, event.target.selectionStart ?? typed.length);
          caret.current = next.caret;
          onValueChange(next.text);
        }}
      />
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
    </span>
  );
}
