import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { IconButton } from './icon-button.tsx';
import styles from './sheet.module.css';
import { useBackToClose } from './use-back-to-close.ts';
import { useModalElement } from './use-modal-element.ts';
import { usePressBeside } from './use-press-beside.ts';

export interface SheetProps {
  readonly open: boolean;
  /** Close button, Escape, Back and a tap beside the sheet all end here. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** Buttons that stay at the bottom. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A page laid over the page: from the right on tablets (492 px), from below on phones. */
export function Sheet({ open, ...content }: SheetProps) {
  return open ? <OpenSheet {...content} /> : null;
}

function OpenSheet({ onClose, title, footer, children }: Omit<SheetProps, 'open'>) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const handlers = useModalElement({ dialog, title: heading }, onClose);
  const beside = usePressBeside(onClose);
  useBackToClose(id, onClose);
  return (
    <dialog
      ref={dialog}
      className={styles.sheet}
      aria-labelledby={`${id}-title`}
      {...handlers}
      {...beside}
    >
      <div className={styles.page}>
        <header className={styles.head}>
          <h2 ref={heading} id={`${id}-title`} tabIndex={-1}>
            {title}
          </h2>
          <IconButton icon="x" label={m.ui_close()} onClick={onClose} />
        </header>
        <div className={styles.body}>{children}</div>
        {footer !== undefined && footer !== null && (
          <footer className={styles.foot}>{footer}</footer>
        )}
      </div>
    </dialog>
  );
}
