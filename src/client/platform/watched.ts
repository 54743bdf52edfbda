/** A value that can be followed; Dexie's live queries are such. */
export interface Watched<T> {
  readonly subscribe: (
    onNext: (value: T) => void,
    onError?: (error: unknown) => void,
  ) => { readonly unsubscribe: () => void };
}

export function mapWatched<T, U>(source: Watched<T>, map: (value: T) => U): Watched<U> {
  return {
    subscribe: (onNext, onError) => source.subscribe((value) => onNext(map(value)), onError),
  };
}
