/** The former list where every entry is the same, so that what is memoised sees no difference. */
export function sameEntries<T>(
  before: readonly T[] | undefined,
  next: readonly T[],
  same: (left: T, right: T) => boolean,
): readonly T[] {
  if (before?.length !== next.length) return next;
  return next.every((entry, index) => {
    const other = before[index];
    return other !== undefined && same(other, entry);
  })
    ? before
    : next;
}
