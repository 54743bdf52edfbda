import { useEffect, useState, type RefObject } from 'react';

/** Two screens of a tablet on either side: a picture is there before one scrolls to it. */
const reach = '1200px 0px';

const listeners = new WeakMap<Element, (near: boolean) => void>();
let observer: IntersectionObserver | null = null;

/** Whether the element is on the screen or near it; true where the browser cannot tell. */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    const watched = element.current;
    if (watched === null || typeof IntersectionObserver === 'undefined') return undefined;
    observer ??= new IntersectionObserver(
      (entries) => {
        for (const entry of entries) listeners.get(entry.target)?.(entry.isIntersecting);
      },
      { rootMargin: reach },
    );
    listeners.set(watched, setNear);
    observer.observe(watched);
    return () => observer?.unobserve(watched);
  }, [element]);
  return near;
}
