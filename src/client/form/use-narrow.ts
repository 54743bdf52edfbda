import { useLayoutEffect, useState, type RefObject } from 'react';

/** True while the element is narrower than so many rem; wide where nothing can be measured. */
export function useNarrow(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return undefined;
    const measure = () => {
      const px = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const { width } = measured.getBoundingClientRect();
      setNarrow(width > 0 && width < rem * (Number.isNaN(px) ? 16 : px));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, rem]);
  return narrow;
}
