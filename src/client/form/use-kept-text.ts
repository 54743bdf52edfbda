import { useState } from 'react';
import { keptWith } from './kept-with.ts';

/**
 * Text of a form that is only stored by its button: kept for as long as `owner` (the workspace)
 * lives, so that leaving the screen and coming back finds it again.
 */
export function useKeptText(
  owner: object,
  key: string,
): { readonly text: string; readonly change: (text: string) => void; readonly forget: () => void } {
  const shelf = keptWith(owner, 'typed text', () => new Map<string, string>());
  const [text, setText] = useState(() => shelf.get(key) ?? '');
  return {
    text,
    change: (next) => {
      shelf.set(key, next);
      setText(next);
    },
    forget: () => shelf.delete(key),
  };
}
