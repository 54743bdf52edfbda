import type { Severity } from '#domain/visit/overview-findings.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Tone } from '#client/ui/tone.ts';

/** The word and colour of a severity. */
export function severityLook(severity: Severity): { readonly text: string; readonly tone: Tone } {
  switch (severity) {
    case 'critical':
      return { text: m.compile_severity_critical(), tone: 'fail' };
    case 'major':
      return { text: m.compile_severity_major(), tone: 'part' };
    case 'minor':
      return { text: m.compile_severity_minor(), tone: 'neutral' };
    case 'info':
      return { text: m.compile_severity_info(), tone: 'neutral' };
  }
}
