import { useEffect, useSyncExternalStore } from 'react';
import { keptWith } from '#client/form/kept-with.ts';
import type { Workspace } from '#client/services/app-services.ts';
import { createTextShelf } from './text-shelf.ts';

interface KeptText {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly forget: () => void;
  /** It is stored, and stays in its box for the next time: nothing is lost with the page. */
  readonly stored: () => void;
}

/**
 * Text of a form that is only stored by its button. Leaving the screen and coming back finds it again, and
 * so does a page that the browser dropped. Until its button is pressed it is shown nowhere as saved.
 */
export function useKeptText(workspace: Pick<Workspace, 'typed'>, place: string): KeptText {
  const shelf = keptWith(workspace, 'typed text', () => createTextShelf(workspace.typed));
  const text = useSyncExternalStore(shelf.subscribe, () => shelf.text(place));
  useEffect(() => shelf.draw(place), [shelf, place]);
  return {
    text,
    change: (next) => shelf.put(place, next),
    forget: () => shelf.put(place, ''),
    stored: () => shelf.stored(place),
  };
}
