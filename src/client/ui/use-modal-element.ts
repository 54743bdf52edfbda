import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent, RefObject, SyntheticEvent } from 'react';

export interface ModalRefs {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  /** Gets the focus on opening, so that a screen reader begins with the title. */
  readonly title: RefObject<HTMLHeadingElement | null>;
}

/** To be spread on the dialog element. */
export interface ModalHandlers {
  readonly onCancel: (event: SyntheticEvent) => void;
  readonly onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * Opens a native dialog element for as long as the component is mounted. The browser makes the page behind it
 * inert, keeps the focus inside and stacks layers; no library does it as well for no bytes.
 */
export function useModalElement({ dialog, title }: ModalRefs, onClose: () => void): ModalHandlers {
  const closing = useRef(false);

  useLayoutEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    title.current?.focus();
    closing.current = false;
    return () => {
      closing.current = true;
      element?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [dialog, title]);

  return {
    onCancel: (event) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      onClose();
    },
    // Some browsers close on a second request whatever `cancel` says: the state above must follow.
    // Its own closing, which strict mode undoes at once, is no request.
    onClose: (event) => {
      if (event.target !== event.currentTarget) return;
      if (!closing.current && !event.currentTarget.open) onClose();
    },
    onKeyDown: (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
  };
}
