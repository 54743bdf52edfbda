import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import styles from './full-screen.module.css';
import { IconButton } from './icon-button.tsx';
import { useBackToClose } from './use-back-to-close.ts';
import { useModalElement } from './use-modal-element.ts';

export interface FullScreenProps {
  /** Close button, Escape and Back all end here. */
  readonly onClose: () => void;
  /** It would not close now: `onClose` asks first, or does nothing. */
  readonly stays?: boolean;
  readonly title: ReactNode;
  /** At the right of the title, before the close button. */
  readonly actions?: ReactNode;
  /** What stays under the thumb. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The whole screen for one picture or camera; dark in both themes, so that nothing shines beside it. */
export function FullScreen(props: FullScreenProps) {
  const { onClose, stays = false, title, actions, footer, children } = props;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const handlers = useModalElement({ dialog, title: heading }, onClose);
  useBackToClose(id, onClose, stays);
  return (
    <dialog
      ref={dialog}
      className={styles.screen}
      data-theme="dark"
      aria-labelledby={`${id}-title`}
      {...handlers}
    >
      <header className={styles.head}>
        <h2 ref={heading} id={`${id}-title`} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles.actions}>
          {actions}
          <IconButton icon="x" label={m.ui_close()} onClick={onClose} />
        </div>
      </header>
      <div className={styles.body}>{children}</div>
      {footer !== undefined && <footer className={styles.foot}>{footer}</footer>}
    </dialog>
  );
}
