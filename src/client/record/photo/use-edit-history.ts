import { useState } from 'react';
import type { PhotoEdit } from '#domain/visit/photo-edit.ts';

export interface EditHistory {
  readonly now: PhotoEdit;
  readonly write: (edit: PhotoEdit) => void;
  /** Null where there is nothing to take back or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

/** What was drawn, step by step, for as long as the editor is open. */
export function useEditHistory(start: PhotoEdit): EditHistory {
  const [{ steps, at }, set] = useState({ steps: [start], at: 0 });
  const now = steps[at] ?? start;
  const goTo = (next: number) => () => set({ steps, at: next });
  return {
    now,
    write: (edit) => set({ steps: [...steps.slice(0, at + 1), edit], at: at + 1 }),
    undo: at > 0 ? goTo(at - 1) : null,
    redo: at + 1 < steps.length ? goTo(at + 1) : null,
  };
}
