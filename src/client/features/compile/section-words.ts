import type { StatementSection } from '#domain/documents/conclusion-input.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SymbolState } from '#client/ui/state-symbol.tsx';

export function sectionWords(section: StatementSection): string {
  switch (section) {
    case 'strength':
      return m.compile_section_strength();
    case 'limitation':
      return m.compile_section_limitation();
    case 'cause-objective':
      return m.compile_section_cause_objective();
    case 'cause-subjective':
      return m.compile_section_cause_subjective();
  }
}

/** The mark in front of a section's name; causes are neither good nor bad. */
export const sectionSymbol: Readonly<Record<StatementSection, SymbolState | null>> = {
  strength: 'ok',
  limitation: 'fail',
  'cause-objective': null,
  'cause-subjective': null,
};
