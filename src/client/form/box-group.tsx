import type { ReactNode } from 'react';
import type { AnswerControlProps } from './answer-control-props.ts';
import styles from './answer-controls.module.css';

/** Boxes that are one answer: going from one to the next keeps the session, leaving them ends it. */
export function BoxGroup({
  control,
  children,
}: {
  readonly control: AnswerControlProps;
  readonly children: ReactNode;
}) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears of its boxes' focus, it does nothing of its own
    <div
      role="group"
      aria-label={control.name}
      aria-describedby={control.describedBy}
      className={styles.shield}
      onFocus={(event) => {
        if (isTyped(event.target)) control.onBegin();
      }}
      onBlur={(event) => {
        if (!isTyped(event.target)) return;
        const stays =
          isTyped(event.relatedTarget) && event.currentTarget.contains(event.relatedTarget);
        if (stays) control.onFlush();
        else control.onEnd();
      }}
    >
      {children}
    </div>
  );
}

function isTyped(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
