const places = new WeakMap<object, Map<string, unknown>>();

/**
 * What a screen must find again after it was left: the same at every call for one owner (the
 * workspace of the page's account) and place ('fill visit/v1'), made at the first. Above all words
 * that could not be stored.
 */
export function keptWith<T extends object>(owner: object, place: string, make: () => T): T {
  const ofOwner = places.get(owner) ?? new Map<string, unknown>();
  places.set(owner, ofOwner);
  // One place has one maker.
  const kept = (ofOwner.get(place) as T | undefined) ?? make();
  ofOwner.set(place, kept);
  return kept;
}
