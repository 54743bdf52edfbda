import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { useBackToClose } from './use-back-to-close.ts';
import { useModalElement } from './use-modal-element.ts';

export interface DialogProps {
  readonly open: boolean;
  /** Escape and Back: the same as choosing not to. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What is safe, what cannot be undone. */
  readonly children?: ReactNode;
  /** Buttons that repeat the verb ("Khóa biên bản"), the one that changes nothing first. */
  readonly actions: ReactNode;
}

/** A question before what cannot be undone: locking minutes, issuing, wiping a device. Nothing else. */
export function Dialog({ open, ...content }: DialogProps) {
  return open ? <OpenDialog {...content} /> : null;
}

function OpenDialog({ onClose, title, children, actions }: Omit<DialogProps, 'open'>) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const handlers = useModalElement({ dialog, title: heading }, onClose);
  useBackToClose(id, onClose);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles.dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={children === undefined ? undefined : `${id}-text`}
      {...handlers}
    >
      <h2 ref={heading} id={`${id}-title`} className={styles.title} tabIndex={-1}>
        {title}
      </h2>
      {children !== undefined && (
        <div id={`${id}-text`} className={styles.text}>
          {children}
        </div>
      )}
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
