/** Places, counts and troubles of bundles in words. */
import { scopeParts, scopeSchema } from '#domain/sync/scope.ts';
import { formatDate, formatNumber } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { useDirectory } from '#client/services/use-records.ts';
import type { BundleProblem, MakeProblem } from './bundle-types.ts';

type Directory = NonNullable<ReturnType<typeof useDirectory>>;

/** "UBND xã Trung Dũng, 14/4/2022"; without the unit's name where nothing here knows it. */
export function placeWords(
  scope: string,
  { unit, date }: { readonly unit: string | null; readonly date: string | null },
): string {
  const name = unit ?? m.bundles_place_unknown();
  const place = date === null ? name : m.bundles_place({ unit: name, date: formatDate(date) });
  return scope.startsWith('followup/') ? m.bundles_place_followup({ place }) : place;
}

/** A scope as the directory of the reader names it. */
export function scopeWords(directory: Directory | null | undefined, scope: string): string {
  const parsed = scopeSchema.safeParse(scope);
  const id = parsed.success ? scopeParts(parsed.data).id : '';
  const visit = directory?.visits.find((entry) => entry.id === id);
  const unit = directory?.units.find((entry) => entry.id === visit?.unitId);
  return placeWords(scope, { unit: unit?.name ?? null, date: visit?.date ?? null });
}

export function countWords(changes: number, files: number): string {
  const counts = { changes: formatNumber(changes), files: formatNumber(files) };
  return files === 0 ? m.bundles_count_changes(counts) : m.bundles_count_both(counts);
}

export function bundleProblemWords(problem: BundleProblem): {
  readonly title: string;
  readonly text: string;
} {
  switch (problem) {
    case 'not-a-bundle':
      return { title: m.bundles_not_a_bundle(), text: m.bundles_not_a_bundle_next() };
    case 'newer-version':
      return { title: m.bundles_newer(), text: m.bundles_newer_next() };
    case 'damaged':
      return { title: m.bundles_damaged(), text: m.bundles_damaged_next() };
    case 'unreadable':
      return { title: m.bundles_unreadable(), text: m.bundles_unreadable_next() };
  }
}

export function makeProblemWords(problem: MakeProblem): {
  readonly title: string;
  readonly text: string;
} {
  switch (problem.type) {
    case 'missing':
      return { title: m.bundles_no_data(), text: m.bundles_no_data_next() };
    case 'busy':
      return { title: m.bundles_busy(), text: m.bundles_busy_next() };
    case 'failed':
      return { title: m.bundles_failed(), text: m.bundles_failed_next() };
    case 'too-large':
      return { title: m.bundles_too_large(), text: m.bundles_too_large_next() };
  }
}
