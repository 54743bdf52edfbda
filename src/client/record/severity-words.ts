import type { severities } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { Tone } from '#client/ui/tone.ts';

export type Severity = (typeof severities)[number];

export function severityWords(severity: Severity): string {
  return {
    critical: m.findings_severity_critical,
    major: m.findings_severity_major,
    minor: m.findings_severity_minor,
    info: m.findings_severity_info,
  }[severity]();
}

export const severityTone: Readonly<Record<Severity, Tone>> = {
  critical: 'fail',
  major: 'part',
  minor: 'neutral',
  info: 'neutral',
};
