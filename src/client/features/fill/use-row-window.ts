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
import { nearRows } from './near-rows.ts';
import { createRowWindow, type RowPlace, type RowWindow } from './row-window.ts';

/** The window of a list, and how its rows make themselves known to it. */
export interface WatchedRows {
  readonly window: RowWindow;
  /** Follows the element of the list, whose rows name themselves by `data-item`. */
  readonly watch: RefCallback<HTMLElement>;
  /** Where the person works from now on, in the list as it is or as it is about to be. */
  readonly standAt: (code: string, items?: readonly ChecklistItem[]) => void;
}

export function useWatchedRows(items: readonly ChecklistItem[], at: string | null): WatchedRows {
  const rows = useMemo(() => placesOf(items), [items]);
  const [rowWindow] = useState(() => createRowWindow({ rows, at, reach: globalThis.innerHeight }));
  const [watch] = useState(() => watchList(rowWindow));
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

function watchList(window: RowWindow): RefCallback<HTMLElement> {
  return (list) => {
    if (list === null) return undefined;
    const read = nearRows(list);
    const look = () => {
      const passed = read();
      // Rows that come near while one scrolls give way to a tap.
      if (passed.length > 0) startTransition(() => window.pass(passed));
    };
    const size = new ResizeObserver(look);
    size.observe(list);
    // Rows may be exchanged for others of the same height.
    const rows = new MutationObserver(look);
    rows.observe(list, { childList: true });
    globalThis.addEventListener('scroll', look, { passive: true });
    globalThis.addEventListener('resize', look);
    return () => {
      size.disconnect();
      rows.disconnect();
      globalThis.removeEventListener('scroll', look);
      globalThis.removeEventListener('resize', look);
    };
  };
}
