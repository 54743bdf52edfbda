import {
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type RefCallback,
} from 'react';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { estimateRowHeight } from './estimate-row-height.ts';
import { createRowWindow, type RowPlace, type RowWindow } from './row-window.ts';

/** The window of a list, and how its rows make themselves known to it. */
export interface WatchedRows {
  readonly window: RowWindow;
  /** Follows the element of a row, which names itself by `data-item`. */
  readonly watch: RefCallback<HTMLElement>;
  /** Where the person works from now on, in the list as it is or as it is about to be. */
  readonly standAt: (code: string, items?: readonly ChecklistItem[]) => void;
}

/** How far from the viewport rows are drawn: a screen above and a screen below. */
const neighbourhood = '100% 0px';

export function useWatchedRows(items: readonly ChecklistItem[], at: string | null): WatchedRows {
  const rows = useMemo(() => placesOf(items), [items]);
  const [rowWindow] = useState(() => createRowWindow({ rows, at, reach: globalThis.innerHeight }));
  const [watch] = useState(() => watchRows(rowWindow));
  useLayoutEffect(() => rowWindow.arrange(rows), [rowWindow, rows]);
  useEffect(() => startTransition(() => rowWindow.settle()), [rowWindow]);
  const standAt = useCallback(
    (code: string, next?: readonly ChecklistItem[]) =>
      next === undefined ? rowWindow.standAt(code) : rowWindow.standAt(code, placesOf(next)),
    [rowWindow],
  );
  return useMemo(() => ({ window: rowWindow, watch, standAt }), [rowWindow, watch, standAt]);
}

/** True while this row is drawn. Coming near is no hurry; standing there is. */
export function useDrawn(window: RowWindow, code: string): boolean {
  const [drawn, setDrawn] = useState(() => window.isDrawn(code));
  useLayoutEffect(() => {
    const look = () => setDrawn(window.isDrawn(code));
    look();
    return window.subscribe(code, look);
  }, [window, code]);
  return drawn;
}

export function rowPlace(item: ChecklistItem): RowPlace {
  return { code: item.code, estimate: estimateRowHeight(item, globalThis.innerWidth) };
}

const placesOf = (items: readonly ChecklistItem[]): readonly RowPlace[] => items.map(rowPlace);

function watchRows(window: RowWindow): RefCallback<HTMLElement> {
  let observer: IntersectionObserver | undefined;
  return (row) => {
    if (row === null || typeof IntersectionObserver === 'undefined') return undefined;
    observer ??= new IntersectionObserver(
      (entries) =>
        // Rows that come near while one scrolls give way to a tap.
        startTransition(() =>
          window.pass(
            entries.map(({ target, isIntersecting, boundingClientRect }) => ({
              code: (target as HTMLElement).dataset['item'] ?? '',
              near: isIntersecting,
              height: boundingClientRect.height,
            })),
          ),
        ),
      { rootMargin: neighbourhood },
    );
    const watching = observer;
    watching.observe(row);
    return () => watching.unobserve(row);
  };
}
