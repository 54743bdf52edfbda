import type { UnitExplanation } from '#domain/visit/explanations.ts';
import { formatDateTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** 'Ghi lúc 9:42, 14/4/2022'; blank where the time cannot be read. */
export function saidWords(said: string): string {
  const instant = Date.parse(said);
  return Number.isNaN(instant) ? '' : m.findings_voice_said({ time: formatDateTime(instant) });
}

/** Who says it: 'Bà Lan, công chức Tài chính', with what is known. */
export function speakerWords({ name, position }: UnitExplanation): string {
  const words = [name, position].map((word) => word.trim()).filter((word) => word !== '');
  return words.length === 0 ? m.findings_voice_nobody() : words.join(', ');
}

/** Whether they agree, null where it was not said. */
export function agreesWords({ agrees }: UnitExplanation): string | null {
  switch (agrees) {
    case 'yes':
      return m.findings_voice_yes();
    case 'partly':
      return m.findings_voice_partly();
    case 'no':
      return m.findings_voice_no();
    case null:
      return null;
  }
}
