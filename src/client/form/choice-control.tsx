import { useId } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { notApplicableDraft, type AnswerDraft } from './answer-draft.ts';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { labelText } from './label-text.ts';

/** One option out of a list, not applicable last. The chosen one is taken back by a second tap. */
export function ChoiceControl(props: ControlOf<'choice'>) {
  const group = useId();
  const { item, draft, locked, onAnswer } = props;
  const radio = (key: string, words: string, checked: boolean, answer: AnswerDraft) => (
    <Checkbox
      key={key}
      kind="radio"
      name={group}
      disabled={locked}
      checked={checked}
      onCheckedChange={() => onAnswer(answer)}
      onClick={() => {
        if (checked) onAnswer({ notApplicable: false, boxes: [''] });
      }}
    >
      {words}
    </Checkbox>
  );
  return (
    <div
      role="radiogroup"
      aria-label={props.name}
      aria-describedby={props.describedBy}
      className={styles.choices}
    >
      {item.options.map(({ code, label }) =>
        radio(code, labelText(label), !draft.notApplicable && draft.boxes[0] === code, {
          notApplicable: false,
          boxes: [code],
        }),
      )}
      {radio('', m.fill_not_applicable(), draft.notApplicable, notApplicableDraft)}
    </div>
  );
}
