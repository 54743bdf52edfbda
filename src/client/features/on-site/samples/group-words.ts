import { canonicalText } from '#domain/on-site/canonical-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** A group as the register spells it; draws name it in its canonical form. */
export function groupWords(
  canonical: string,
  dossiers: readonly { readonly group: string }[],
): string {
  if (canonical === '') return m.onsite_no_group();
  return dossiers.find(({ group }) => canonicalText(group) === canonical)?.group ?? canonical;
}
