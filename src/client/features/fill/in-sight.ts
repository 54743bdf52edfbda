/** The part of the screen that no bar lies over, in px from its top, as the page's scroll padding tells it. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
}

export function sight(): Sight {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  return {
    top: Number.parseFloat(scrollPaddingTop) || 0,
    bottom: globalThis.innerHeight - (Number.parseFloat(scrollPaddingBottom) || 0),
  };
}

/** Scrolls as little as shows a row from its head to an element in it; what is taller shows its end. */
export function showFromHead(row: Element, end: Element): void {
  const { top, bottom } = sight();
  const above = row.getBoundingClientRect().top - top;
  const below = end.getBoundingClientRect().bottom - bottom;
  const by = Math.max(Math.min(above, 0), below);
  if (by !== 0) globalThis.scrollBy(0, by);
}

/** Brings the head of a row under the bar where its question or its first control is out of sight. */
export function showHead(row: Element): void {
  const { top, bottom } = sight();
  const head = row.getBoundingClientRect().top;
  const control = row.querySelector('[role=radio], input, textarea, select, button') ?? row;
  if (head >= top && control.getBoundingClientRect().bottom <= bottom) return;
  globalThis.scrollBy(0, head - top);
}
