import type { Workspace } from '#client/services/app-services.ts';
import { holdPage } from '#client/ui/page-hold.ts';

interface Kept {
  readonly text: string;
  readonly isStored: boolean;
}

export interface TextShelf {
  readonly text: (place: string) => string;
  readonly put: (place: string, text: string) => void;
  readonly stored: (place: string) => void;
  /** Its box stands on the screen of this address. */
  readonly draw: (place: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Milliseconds: typing goes on, and a page that is dropped is hidden before. */
const quiet = 500;

/**
 * What was typed into boxes that only a button stores, by the place of the box. From the time at which its
 * box is drawn it holds the page: of one whose box is nowhere any more (another has judged, the visit is
 * taken away) nobody could be led anywhere. A store that is full or closed costs what it cost before: the
 * words then live as long as the page.
 */
export function createTextShelf(store: Workspace['typed']): TextShelf {
  const shelf = new Map<string, Kept>();
  const paths = new Map<string, string>();
  const listeners = new Set<() => void>();
  const tell = (): void => listeners.forEach((listener) => listener());
  /** Places that were typed in here: what was kept before does not come over it. */
  const touched = new Set<string>();
  const unwritten = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastWrite: Promise<unknown> = Promise.resolve();
  const flush = (): void => {
    clearTimeout(timer);
    for (const place of unwritten) {
      const kept = shelf.get(place);
      const text = kept === undefined || kept.isStored ? '' : kept.text;
      // One after the other, so that what was typed last stands in the end.
      lastWrite = lastWrite.then(() => store.write(place, text)).catch(console.error);
    }
    unwritten.clear();
  };
  const set = (place: string, kept: Kept): void => {
    shelf.set(place, kept);
    touched.add(place);
    unwritten.add(place);
    clearTimeout(timer);
    timer = setTimeout(flush, quiet);
    tell();
  };
  const held = (): readonly string[] =>
    [...shelf].flatMap(([place, { text, isStored }]) =>
      paths.has(place) && !isStored && text.trim() !== '' ? [place] : [],
    );
  holdPage({
    look: () => {
      const [first] = held();
      return first === undefined ? null : { type: 'words', path: paths.get(first) ?? '/' };
    },
    flush,
    drop: () => {
      for (const place of held()) set(place, { text: '', isStored: false });
      flush();
    },
  });
  const read = async (): Promise<void> => {
    const texts = await store.read();
    // Also what another tab has stored since is in no box any more.
    for (const place of new Set([...shelf.keys(), ...texts.keys()]))
      if (!touched.has(place)) shelf.set(place, { text: texts.get(place) ?? '', isStored: false });
    tell();
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
    else read().catch(console.error);
  });
  read().catch(console.error);
  return {
    text: (place) => shelf.get(place)?.text ?? '',
    put: (place, text) => set(place, { text, isStored: false }),
    stored: (place) => set(place, { text: shelf.get(place)?.text ?? '', isStored: true }),
    draw: (place) => void paths.set(place, location.pathname),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
