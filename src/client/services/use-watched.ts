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
  const [seen, setSeen] = useState<Seen<T>>();
  useEffect(() => {
    const subscription = source.subscribe(
      (value) => setSeen({ source, told: { value } }),
      (failure: unknown) => setSeen({ source, told: { failure } }),
    );
    return () => subscription.unsubscribe();
  }, [source]);
  if (seen?.source !== source) return undefined;
  if ('failure' in seen.told) throw seen.told.failure;
  return seen.told.value;
}
