import type { Watched } from '#client/platform/watched.ts';

/** What a source gives first; it is not followed any further. */
export function firstOf<T>(source: Watched<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = source.subscribe((value) => {
      resolve(value);
      // A source may answer while it is being subscribed to.
      queueMicrotask(() => subscription.unsubscribe());
    }, reject);
  });
}
