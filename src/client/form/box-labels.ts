import type { SpecOf } from '#domain/checklist/item.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { AnswerDraft } from './answer-draft.ts';
import { labelText } from './label-text.ts';

/**
 * One entry a box; undefined where the question itself is the label. Figures that another version of the
 * item asked for stand behind its own, until somebody rubs them out.
 */
export function boxLabels(
  { parts }: SpecOf<'count'> | SpecOf<'money'> | SpecOf<'percentage'> | SpecOf<'date'>,
  { boxes }: AnswerDraft,
): readonly (string | undefined)[] {
  const own = parts?.map(({ label }) => labelText(label)) ?? [undefined];
  const more = boxes.slice(own.length).map((_, at) => own.length + at + 1);
  return [...own, ...more.map((number) => m.answers_box_of_other_version({ number }))];
}
