import { useId } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { notApplicableDraft } from './answer-draft.ts';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { labelText } from './label-text.ts';

/** One option out of a list, not applicable last. */
export function ChoiceControl(props: ControlOf<'choice'>) {
  const group = useId();
  const { item, draft, locked, onAnswer } = props;
  return (
    <div
      role="radiogroup"
      aria-label={props.name}
      aria-describedby={props.describedBy}
      className={styles.choices}
    >
      {item.options.map(({ code, label }) => (
        <Checkbox
          key={code}
          kind="radio"
          name={group}
          disabled={locked}
          checked={!draft.notApplicable && draft.boxes[0] === code}
          onCheckedChange={() => onAnswer({ notApplicable: false, boxes: [code] })}
        >
          {labelText(label)}
        </Checkbox>
      ))}
      <Checkbox
        kind="radio"
        name={group}
        disabled={locked}
        checked={draft.notApplicable}
        onCheckedChange={() => onAnswer(notApplicableDraft)}
      >
        {m.fill_not_applicable()}
      </Checkbox>
    </div>
  );
}
