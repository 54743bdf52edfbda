/** How things of two versions are held against each other. */
import { canonicalJson } from '#domain/kernel/canonical-json.ts';

/** A thing in two versions; null in the one that has not got it. */
export interface Change<T> {
  readonly before: T | null;
  readonly after: T | null;
}

/** By name, in the order of names, what the two have of it. */
export function pairs<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
): readonly (readonly [string, T | null, T | null])[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .map((key) => [key, before.get(key) ?? null, after.get(key) ?? null] as const);
}

/** Whether those that both have stand in another order. */
export function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const common = (list: readonly string[], other: readonly string[]) =>
    list.filter((entry) => other.includes(entry)).join();
  return common(before, after) !== common(after, before);
}

/** JSON values, or undefined for a member that is left out. */
export function differ(left: unknown, right: unknown): boolean {
  return canonicalJson([left ?? null]) !== canonicalJson([right ?? null]);
}
