import { getLocale } from '#client/i18n/paraglide/runtime.js';

/** The words of a checklist in the language of the interface; Vietnamese where the English is missing. */
export function labelText(label: {
  readonly vi: string;
  readonly en?: string | undefined;
}): string {
  return getLocale() === 'en' ? (label.en ?? label.vi) : label.vi;
}
