/** Which rows of a list are near the viewport, found by where they lie and not by watching each of them. */
import type { PassedRow } from './row-window.ts';

/**
 * Of boxes that lie one below the other, those that reach into a stretch of the page: the first, and
 * the one after the last. Asks a few of them alone, however many there are.
 */
export function boxesBetween(
  count: number,
  boxAt: (index: number) => { readonly top: number; readonly bottom: number },
  from: number,
  to: number,
): readonly [first: number, end: number] {
  const first = firstWhere(0, count, (index) => boxAt(index).bottom >= from);
  return [first, firstWhere(first, count, (index) => boxAt(index).top > to)];
}

/** The first index at which something holds that then holds for all after it. */
function firstWhere(low: number, high: number, holds: (index: number) => boolean): number {
  if (low >= high) return low;
  const middle = Math.floor((low + high) / 2);
  return holds(middle) ? firstWhere(low, middle, holds) : firstWhere(middle + 1, high, holds);
}

/**
 * Looks at a list whose rows name themselves by `data-item`, and tells which of them came near and which
 * left since it looked last. An IntersectionObserver over all rows was refused: in every frame of the page
 * the browser asks each of five hundred, also when nothing moved.
 */
export function nearRows(list: HTMLElement): () => readonly PassedRow[] {
  let before: ReadonlySet<HTMLElement> = new Set();
  return () => {
    const screen = globalThis.innerHeight;
    const rows = list.children;
    const boxAt = (index: number) => rows[index]?.getBoundingClientRect() ?? nowhere;
    const { height } = list.getBoundingClientRect();
    // What is not laid out lies nowhere.
    const [first, end] =
      height > 0 ? boxesBetween(rows.length, boxAt, -screen, 2 * screen) : [0, 0];
    const now = new Set<HTMLElement>();
    for (let index = first; index < end; index += 1) {
      const row = rows[index];
      if (row instanceof HTMLElement && row.dataset['item'] !== undefined) now.add(row);
    }
    const passed = [
      // A row that was taken out of the list and put in anew leaves before it comes.
      ...[...before].filter((row) => !now.has(row)).map((row) => passedRow(row, false)),
      ...[...now].filter((row) => !before.has(row)).map((row) => passedRow(row, true)),
    ];
    before = now;
    return passed;
  };
}

const nowhere = { top: 0, bottom: 0 };

const passedRow = (row: HTMLElement, near: boolean): PassedRow => ({
  code: row.dataset['item'] ?? '',
  near,
  height: row.getBoundingClientRect().height,
});
