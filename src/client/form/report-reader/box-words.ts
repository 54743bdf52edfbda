import type { AnswerSpec } from '#domain/checklist/item.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';

/** Which figure of an answer: the name of a part, of a number of a ratio; null where there is only one. */
export function boxWords(spec: AnswerSpec, box: number): string | null {
  if (spec.type === 'ratio') {
    return (
      [labelText(spec.labels.part), labelText(spec.labels.whole), m.fill_ratio_stated()][box] ??
      null
    );
  }
  const part = 'parts' in spec ? spec.parts?.[box] : undefined;
  return part === undefined ? null : labelText(part.label);
}
