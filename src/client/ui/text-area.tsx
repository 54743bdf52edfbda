import { use, useLayoutEffect, useRef } from 'react';
import type { TextareaHTMLAttributes } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from './class-names.ts';
import { DictationButton } from './dictation-button.tsx';
import dictation from './dictation-button.module.css';
import { SpeechContext } from './dictation.ts';
import fieldStyles from './field.module.css';
import styles from './input.module.css';
import { insertSpoken } from './spoken-text.ts';

export interface TextAreaProps extends Omit<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  'value' | 'onChange' | 'onBlur'
> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Left, by the focus or by the end of dictation: what is written may be stored. */
  readonly onBlur?: (() => void) | undefined;
  readonly warning?: boolean | undefined;
  /** Words may be spoken into it, where the browser understands speech. */
  readonly dictate?: boolean | undefined;
}

/** How many letters before `maxLength` the count begins to show. */
const NEAR_LIMIT = 100;

/** Two lines that grow with the text; the limit is counted only when near. */
export function TextArea({
  value,
  onValueChange,
  onBlur,
  warning = false,
  dictate = false,
  className,
  rows = 2,
  maxLength,
  ...rest
}: TextAreaProps) {
  const speech = use(SpeechContext);
  const area = useRef<HTMLTextAreaElement>(null);
  const written = useRef(value);
  /** Where spoken words go while the box has no focus; null: at the end. */
  const caret = useRef<number | null>(null);
  const moveTo = useRef<number | null>(null);

  useLayoutEffect(() => {
    written.current = value;
    const element = area.current;
    if (element === null) return;
    // Only with the focus: elsewhere some browsers would take the focus with the caret.
    if (moveTo.current !== null && document.activeElement === element)
      element.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
    // Where the browser lacks `field-sizing`, the height follows the content by hand.
    if (CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight + 2}px`;
  }, [value]);

  const hasFocus = () => document.activeElement === area.current;
  function speakInto(words: string) {
    const text = written.current;
    // Where words were put that are not drawn yet, further ones go behind them.
    const shown = hasFocus() ? area.current?.selectionEnd : caret.current;
    const at = moveTo.current ?? shown ?? text.length;
    const spoken = insertSpoken(text, at, words, maxLength);
    written.current = spoken.text;
    caret.current = spoken.caret;
    if (spoken.text !== text) {
      moveTo.current = spoken.caret;
      onValueChange(spoken.text);
    }
    return spoken;
  }

  const left = maxLength === undefined ? null : maxLength - value.length;
  const box = (
    <textarea
      {...rest}
      ref={area}
      rows={rows}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onValueChange(event.target.value)}
      onSelect={(event) => {
        caret.current = event.currentTarget.selectionEnd;
      }}
      onBlur={onBlur}
      className={classNames(styles.box, styles.area, warning && styles.warning, className)}
    />
  );
  return (
    <>
      {dictate && speech !== null && rest.readOnly !== true ? (
        <div className={dictation.frame}>
          {box}
          <DictationButton
            speech={speech}
            describedBy={rest.id === undefined ? undefined : `${rest.id}-label`}
            onWords={speakInto}
            onEnd={() => {
              if (!hasFocus()) onBlur?.();
            }}
          />
        </div>
      ) : (
        box
      )}
      {left !== null && left <= NEAR_LIMIT && (
        <p className={fieldStyles.help} role="status">
          {m.ui_letters_left({ count: left })}
        </p>
      )}
    </>
  );
}
