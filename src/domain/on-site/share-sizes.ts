import { byCodePoints } from './canonical-text.ts';

/**
 * Divides a sample of `total` dossiers over groups in proportion to their number (largest remainder).
 * Whole numbers only; no group gets more than it has; equal remainders go by name. The sum is `total`,
 * or all there are where that is less.
 */
export function shareSizes(
  total: number,
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const wanted = Math.min(total, all);
  if (all === 0) return new Map([...counts].map(([group]) => [group, 0]));
  const shares = [...counts].map(([group, count]) => ({
    group,
    size: Math.floor((wanted * count) / all),
    rest: (wanted * count) % all,
  }));
  let left = wanted - shares.reduce((sum, { size }) => sum + size, 0);
  const byRest = shares.toSorted((a, b) => b.rest - a.rest || byCodePoints(a.group, b.group));
  const sizes = new Map(shares.map(({ group, size }) => [group, size]));
  for (const { group, size } of byRest) {
    if (left === 0) break;
    sizes.set(group, size + 1);
    left -= 1;
  }
  return sizes;
}
