import type { Watched } from '#client/platform/watched.ts';

/** The way from one page to the next, or from what is read ahead to the page that shows it. */
const lingerMilliseconds = 10_000;

/**
 * One reading for all who follow. It begins with the first of them; who comes later hears at once what
 * was told last; and it goes on for a while after the last has gone, so that the next page of a visit
 * need not read its records again. Who comes after a failure has a reading of his own: those before go
 * on waiting for the one that failed.
 */
export function shareWatched<T>(source: Watched<T>): Watched<T> {
  let current: Reading<T> | null = null;
  const begin = (): Reading<T> => {
    const reading: Reading<T> = startReading(source, () => {
      if (current === reading) current = null;
    });
    return reading;
  };
  return {
    now: () => current?.told()?.value,
    subscribe: (...follower) => {
      current ??= begin();
      return current.follow(follower);
    },
  };
}

type Follower<T> = Parameters<Watched<T>['subscribe']>;

interface Reading<T> {
  readonly told: () => { readonly value: T } | null;
  readonly follow: (follower: Follower<T>) => ReturnType<Watched<T>['subscribe']>;
}

/** `onOver`: it has failed, or nobody has followed it for long; nobody else is to join. */
function startReading<T>(source: Watched<T>, onOver: () => void): Reading<T> {
  const followers = new Set<Follower<T>>();
  let told: { readonly value: T } | null = null;
  let reading: ReturnType<Watched<T>['subscribe']> | null = null;
  let ending: ReturnType<typeof setTimeout> | undefined;
  return {
    told: () => told,
    follow: (follower) => {
      clearTimeout(ending);
      followers.add(follower);
      if (told !== null) follower[0](told.value);
      reading ??= source.subscribe(
        (value) => {
          told = { value };
          for (const [onNext] of followers) onNext(value);
        },
        (cause) => {
          onOver();
          for (const [, onError] of followers) onError?.(cause);
        },
      );
      return {
        unsubscribe: () => {
          if (!followers.delete(follower) || followers.size > 0) return;
          ending = setTimeout(() => {
            onOver();
            reading?.unsubscribe();
          }, lingerMilliseconds);
        },
      };
    },
  };
}
