/**
 * When the first screen is there: no page shows grey lines any more in the place of what it reads. What
 * the screen can do without, the first exchange with the server above all, waits for it, so that it
 * takes neither the processor nor the database from what the person waits for; but it never waits long.
 */
import { useEffect } from 'react';

const longestMilliseconds = 3000;

let outlines = 0;
let tell: () => void = () => undefined;

/** Resolves once, at the latest three seconds after the app has begun. */
export const firstScreen = new Promise<void>((resolve) => {
  tell = resolve;
  setTimeout(resolve, longestMilliseconds);
});

/** Of whatever stands for something that is still being read. */
export function useOutline(): void {
  useEffect(() => {
    outlines += 1;
    return () => {
      outlines -= 1;
      afterPaint(() => {
        if (outlines === 0) tell();
      });
    };
  }, []);
}

/** A page in the background is not painted: there it is the time above. */
function afterPaint(then: () => void): void {
  requestAnimationFrame(() => {
    // What the screen itself has put off until after its paint goes first. Not in Safari.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(then);
    else setTimeout(then);
  });
}
