import { useLayoutEffect, useRef } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { formatTyped } from '#client/i18n/number-text.ts';
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
  /** A comma and a fraction may follow. */
  readonly decimal?: boolean | undefined;
  readonly warning?: boolean | undefined;
  /** A third thing beside blank and zero: shown as words, cannot be typed into. */
  readonly notApplicable?: boolean | undefined;
  /** A button at the end of the box. */
  readonly after?: ReactNode;
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
    after,
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

  function show(box: HTMLInputElement, event: Event | null) {
    const text = box.value;
    if (!grouped || (event instanceof InputEvent && event.isComposing)) return onValueChange(text);
    const next = formatTyped({
      before: value,
      text,
      caret: box.selectionStart ?? text.length,
      forward: event instanceof InputEvent && event.inputType === 'deleteContentForward',
      pasted: event instanceof InputEvent && event.inputType.startsWith('insertFrom'),
      decimal,
      unit,
    });
    caret.current = next.caret;
    if (next.text !== value) return onValueChange(next.text);
    // Nothing new, so nothing is drawn: the caret is put back here, where React would leave it at the end.
    box.value = value;
    box.setSelectionRange(next.caret, next.caret);
  }

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
        // A press on the frame or the unit means the text.
        if (event.target instanceof Element && event.target.closest('input, button')) return;
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
        onChange={(event) => show(event.target, event.nativeEvent)}
        // While an input method composes, the text is its own; then it is formatted at once.
        onCompositionEnd={(event) => show(event.currentTarget, null)}
      />
      {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      {after}
    </span>
  );
}
