/** Places in a list as fractional indices (S8): moving one entry writes that entry alone. */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/** An entry of an ordered list, as far as its place goes. */
export interface Placed {
  readonly record: string;
  readonly order: string;
}

/** The index behind the last entry of a list that stands in its order. */
export function orderBehind(list: readonly Placed[]): string {
  const last = list.map(({ order }) => order).findLast(isIndex);
  return generateKeyBetween(last ?? null, null);
}

/**
 * What to write so that the entry `from` stands at place `to`. Normally one entry; where two people
 * gave the same index without knowing of each other there is no room between, and the whole list is
 * numbered anew.
 */
export function moveInOrder<T extends Placed>(
  list: readonly T[],
  from: number,
  to: number,
): readonly { readonly entry: T; readonly order: string }[] {
  const entry = list[from];
  if (!entry || from === to || to < 0 || to >= list.length) return [];
  const rest = list.filter((_, index) => index !== from);
  const before = to === 0 ? null : (rest[to - 1]?.order ?? null);
  const after = rest[to]?.order ?? null;
  const key = keyBetween(before, after);
  if (key !== null) return [{ entry, order: key }];
  const moved = [...rest.slice(0, to), entry, ...rest.slice(to)];
  const keys = generateNKeysBetween(null, null, moved.length);
  return moved.flatMap((one, index) => {
    const order = keys[index];
    return order === undefined || order === one.order ? [] : [{ entry: one, order }];
  });
}

function keyBetween(before: string | null, after: string | null): string | null {
  if ((before !== null && !isIndex(before)) || (after !== null && !isIndex(after))) return null;
  if (before !== null && after !== null && before >= after) return null;
  return generateKeyBetween(before, after);
}

/** The library throws on what is no index of its own making; another version may have written one. */
function isIndex(order: string): boolean {
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    return false;
  }
}
