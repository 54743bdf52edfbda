import { useState } from 'react';
import { holdPage } from '#client/ui/page-hold.ts';
import { keptWith } from './kept-with.ts';

interface KeptText {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly forget: () => void;
  /** It is stored, and stays in its box for the next time: nothing is lost with the page. */
  readonly stored: () => void;
}

interface Kept {
  readonly text: string;
  readonly path: string;
  readonly isStored: boolean;
}

/**
 * Text of a form that is only stored by its button: kept for as long as `owner` (the workspace)
 * lives, so that leaving the screen and coming back finds it again. Until then it holds the page:
 * beside an encrypted database nothing typed belongs into the browser's plain storage.
 */
export function useKeptText(owner: object, key: string): KeptText {
  const shelf = keptWith(owner, 'typed text', createTextShelf);
  const [text, setText] = useState(() => shelf.get(key)?.text ?? '');
  const put = (next: string, isStored: boolean): void => {
    shelf.set(key, { text: next, path: location.pathname, isStored });
  };
  return {
    text,
    change: (next) => {
      put(next, false);
      setText(next);
    },
    forget: () => shelf.delete(key),
    stored: () => put(text, true),
  };
}

function createTextShelf(): Map<string, Kept> {
  const shelf = new Map<string, Kept>();
  holdPage({
    look: () => {
      const open = [...shelf.values()].find(
        ({ text, isStored }) => !isStored && text.trim() !== '',
      );
      return open ? { type: 'words', path: open.path } : null;
    },
  });
  return shelf;
}
