import type { LevelScheme } from '#domain/checklist/level-scheme.ts';
import { m } from '#client/i18n/paraglide/messages.js';

const WORDS: Readonly<Record<LevelScheme, () => string>> = {
  'four-levels': m.answers_scheme_four_levels,
  'full-or-partial': m.answers_scheme_full_or_partial,
  'proactive-four-levels': m.answers_scheme_proactive_four_levels,
};

/** Which scale of levels of online service is meant. */
export const schemeWords = (scheme: LevelScheme): string => WORDS[scheme]();
