import { percentOf } from '#domain/checklist/ratio.ts';
import { formatPercent } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { boxProblemWords } from './box-problem-words.ts';
import { readWhole } from './box-text.ts';
import { labelText } from './label-text.ts';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { withBox } from './with-box.ts';

/** Part, whole and the percentage that the unit stated: three boxes that are one answer. */
export function RatioControl(props: ControlOf<'ratio'>) {
  const { item, draft } = props;
  const box = (index: number, label: string, stated: boolean) => (
    <Field
      className={stated ? styles.stated : undefined}
      label={label}
      error={boxProblemWords(props.unreadable, index)}
    >
      {(control) => (
        <NumberInput
          {...control}
          aria-invalid={control['aria-invalid'] ?? (props.marks[index] === 'error' || undefined)}
          warning={props.marks[index] === 'ask'}
          grouped={!stated}
          decimal={stated}
          unit={stated ? '%' : undefined}
          value={draft.boxes[index] ?? ''}
          notApplicable={draft.notApplicable}
          readOnly={props.locked}
          onValueChange={(text) => props.onChange(withBox(draft, index, text, 3))}
        />
      )}
    </Field>
  );
  const computed = props.marks.some((mark) => mark !== undefined)
    ? null
    : computedPercent(draft.boxes);
  return (
    <BoxGroup control={props}>
      <div className={styles.ratio}>
        {box(0, labelText(item.labels.part), false)}
        <span className={styles.operator} aria-hidden="true">
          /
        </span>
        {box(1, labelText(item.labels.whole), false)}
        <span className={classNames(styles.operator, styles.equals)} aria-hidden="true">
          =
        </span>
        {box(2, m.fill_ratio_stated(), true)}
      </div>
      <div className={styles.below}>
        <p className={styles.quiet}>
          {computed !== null && m.fill_ratio_computed({ percent: formatPercent(computed) })}
        </p>
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

function computedPercent(boxes: readonly string[]): string | null {
  const [part, whole] = [readWhole(boxes[0] ?? ''), readWhole(boxes[1] ?? '')];
  if (!part.ok || !whole.ok || part.value === null || whole.value === null) return null;
  return percentOf(part.value, whole.value, 2);
}
