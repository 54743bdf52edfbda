import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';

/** Free words: one line, or two that grow. */
export function TextControl(props: ControlOf<'text'>) {
  const { item, draft } = props;
  const shared = {
    'aria-label': props.name,
    value: draft.notApplicable ? '' : (draft.boxes[0] ?? ''),
    placeholder: draft.notApplicable ? m.fill_not_applicable() : m.fill_not_entered(),
    readOnly: props.locked,
    onValueChange: (text: string) => props.onChange({ notApplicable: false, boxes: [text] }),
  };
  return (
    <BoxGroup control={props}>
      <div className={styles.text}>
        {item.length === 'long' ? (
          <TextArea {...shared} dictate maxLength={20_000} />
        ) : (
          <TextInput {...shared} maxLength={1000} />
        )}
      </div>
      <div className={styles.below}>
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}
