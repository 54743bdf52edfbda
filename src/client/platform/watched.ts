/** A value that can be followed; Dexie's live queries are such. */
export interface Watched<T> {
  readonly subscribe: (
    onNext: (value: T) => void,
    onError?: (error: unknown) => void,
  ) => { readonly unsubscribe: () => void };
  /** The value as it stands, where somebody follows it already; asking reads nothing. */
  readonly now?: () => T | undefined;
}

export function mapWatched<T, U>(source: Watched<T>, map: (value: T) => U): Watched<U> {
  return {
    subscribe: (onNext, onError) => source.subscribe((value) => onNext(map(value)), onError),
  };
}

/** So often a reading fails before it is told: a browser that is busy clearing refuses to open for seconds. */
export const failuresBeforeTold = 4;

export const retryMilliseconds = 1_000;

/**
 * Follows a source anew after a failure, and tells of it only when it stays: what is told breaks a
 * screen, and a disk that did not answer may do so a moment later.
 */
export function retried<T>(source: Watched<T>): Watched<T> {
  return {
    subscribe: (onNext, onError) => {
      let failures = 0;
      let isClosed = false;
      let retry: ReturnType<typeof setTimeout> | undefined;
      let followed: { readonly unsubscribe: () => void } | undefined;
      const follow = (): void => {
        followed = source.subscribe(
          (value) => {
            failures = 0;
            onNext(value);
          },
          (cause) => {
            if (isClosed) return;
            failures += 1;
            if (failures === failuresBeforeTold) return onError?.(cause);
            followed?.unsubscribe();
            retry = setTimeout(follow, retryMilliseconds);
          },
        );
      };
      follow();
      return {
        unsubscribe: () => {
          isClosed = true;
          clearTimeout(retry);
          followed?.unsubscribe();
        },
      };
    },
  };
}

/** The same for what is read once. */
export async function readAgain<T>(read: () => Promise<T>): Promise<T> {
  for (let failures = 1; failures < failuresBeforeTold; failures += 1) {
    try {
      // eslint-disable-next-line no-await-in-loop
      return await read();
    } catch {
      // eslint-disable-next-line no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
    }
  }
  return read();
}
