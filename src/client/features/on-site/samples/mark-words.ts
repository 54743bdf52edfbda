import type { Mark } from '#domain/on-site/sample-tally.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** What was found of a dossier, or that nobody has looked at it yet. */
export function markWords(mark: Mark | null): string {
  switch (mark) {
    case 'met':
      return m.onsite_mark_met();
    case 'unmet':
      return m.onsite_mark_unmet();
    case 'na':
      return m.onsite_mark_na();
    case null:
      return m.onsite_mark_open();
  }
}
