import { holdPage } from '#client/ui/page-hold.ts';
import type { KeptEdit } from './use-field-edit.ts';

/** Text that could not be stored when its control went away, by its place. The page is held by it. */
export function createShelf<D>(): Map<string, KeptEdit<D>> {
  const shelf = new Map<string, KeptEdit<D>>();
  holdPage({
    look: () => {
      const [first] = shelf.values();
      return first ? { type: 'words', path: first.path } : null;
    },
  });
  return shelf;
}
