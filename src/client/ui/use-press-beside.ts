import { useRef } from 'react';
import type { MouseEvent, PointerEvent } from 'react';

export interface PressBeside {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
}

/**
 * Closes a layer by a tap on its scrim, which is the dialog element itself; whatever is inside belongs to a child.
 * Closing waits for the click: closing on the press would let the tap fall through to what lies beneath, an answer
 * perhaps. And a drag that only ends on the scrim (selecting text) is no tap on it.
 */
export function usePressBeside(onClose: () => void): PressBeside {
  const pressed = useRef(false);
  return {
    onPointerDown: (event) => {
      pressed.current = event.target === event.currentTarget;
    },
    onClick: (event) => {
      if (pressed.current && event.target === event.currentTarget) onClose();
    },
  };
}
