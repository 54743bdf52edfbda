import { useEffect, useState } from 'react';
import type { Watched } from '#client/platform/watched.ts';

interface Seen<T> {
  readonly source: Watched<T>;
  readonly told: { readonly value: T } | { readonly failure: unknown };
}

/**
 * Follows what is watched; `undefined` until it has told something. Each source is read once: a hook
 * that asks for a value while it draws reads all of it for nothing. What fails breaks the screen.
 */
export function useWatched<T>(source: Watched<T>): T | undefined {
  const [seen, setSeen] = useState(() => seenNow(source));
  useEffect(() => {
    const subscription = source.subscribe(
      (value) => setSeen((before) => (shows(before, source, value) ? before : saw(source, value))),
      (failure: unknown) => setSeen({ source, told: { failure } }),
    );
    return () => subscription.unsubscribe();
  }, [source]);
  if (seen?.source !== source) return undefined;
  if ('failure' in seen.told) throw seen.told.failure;
  return seen.told.value;
}

const saw = <T>(source: Watched<T>, value: T): Seen<T> => ({ source, told: { value } });

function seenNow<T>(source: Watched<T>): Seen<T> | undefined {
  const value = source.now?.();
  return value === undefined ? undefined : saw(source, value);
}

/** What is shown already is not drawn again. */
function shows<T>(before: Seen<T> | undefined, source: Watched<T>, value: T): boolean {
  return before?.source === source && 'value' in before.told && before.told.value === value;
}
