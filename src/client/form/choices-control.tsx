import { m } from '#client/i18n/paraglide/messages.js';
import { Checkbox } from '#client/ui/checkbox.tsx';
import type { ControlOf } from './answer-control-props.ts';
import { notApplicableDraft } from './answer-draft.ts';
import styles from './answer-controls.module.css';
import { labelText } from './label-text.ts';

/** Any number of options; not applicable stands apart and excludes them. */
export function ChoicesControl(props: ControlOf<'choices'>) {
  const { item, draft, locked, onAnswer } = props;
  const ticked = new Set(draft.notApplicable ? [] : draft.boxes);
  const known = new Set(item.options.map(({ code }) => code));
  // Ticked in another version of the item: it stays until somebody takes it away.
  const options = [
    ...item.options.map(({ code, label }) => ({ code, words: labelText(label) })),
    ...[...ticked]
      .filter((code) => code !== '' && !known.has(code))
      .map((code) => ({ code, words: m.answers_option_of_other_version({ option: code }) })),
  ];
  const tick = (chosen: string, on: boolean) =>
    onAnswer({
      notApplicable: false,
      boxes: options
        .map(({ code }) => code)
        .filter((code) => (code === chosen ? on : ticked.has(code))),
    });
  return (
    <div
      role="group"
      aria-label={props.name}
      aria-describedby={props.describedBy}
      className={styles.choices}
    >
      {options.map(({ code, words }) => (
        <Checkbox
          key={code}
          disabled={locked}
          checked={ticked.has(code)}
          onCheckedChange={(on) => tick(code, on)}
        >
          {words}
        </Checkbox>
      ))}
      <Checkbox
        className={styles.apart}
        disabled={locked}
        checked={draft.notApplicable}
        onCheckedChange={(on) =>
          onAnswer(on ? notApplicableDraft : { notApplicable: false, boxes: [] })
        }
      >
        {m.fill_not_applicable()}
      </Checkbox>
    </div>
  );
}
