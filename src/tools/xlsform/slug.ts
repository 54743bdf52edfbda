import { foldForSearch } from '#domain/checklist/fold-for-search.ts';

/** Small letters, digits and single hyphens; empty where a text has none of them. */
export const slugOf = (text: string): string =>
  foldForSearch(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** The first of `base`, `base-2`, `base-3` that is not taken yet; it is then. */
export function takeName(base: string, taken: Set<string>, join = '-'): string {
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}${join}${count}`;
  taken.add(name);
  return name;
}
