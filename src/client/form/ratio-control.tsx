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
import { HedgeStrip, useActiveBox } from './hedge-strip.tsx';
import { labelText } from './label-text.ts';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { SchemeChoice, useChosenScheme } from './scheme-choice.tsx';
import { withBox } from './with-box.ts';

/** Part, whole and the percentage that the unit stated: three boxes that are one answer. */
export function RatioControl(props: ControlOf<'ratio'>) {
  const { item } = props;
  const { draft, choose } = useChosenScheme(props);
  const { active, focusOf } = useActiveBox();
  const labels = [labelText(item.labels.part), labelText(item.labels.whole), m.fill_ratio_stated()];
  const box = (index: 0 | 1 | 2) => {
    const stated = index === 2;
    return (
      <Field
        className={stated ? styles.stated : undefined}
        label={labels[index]}
        error={boxProblemWords(props.unreadable, index)}
      >
        {(control) => (
          <NumberInput
            {...control}
            {...focusOf(index)}
            aria-invalid={control['aria-invalid'] ?? (props.marks[index] === 'error' || undefined)}
            warning={props.marks[index] === 'ask'}
            grouped
            decimal={stated}
            unit={stated ? '%' : undefined}
            value={draft.boxes[index] ?? ''}
            notApplicable={draft.notApplicable}
            readOnly={props.locked}
            onValueChange={(text) => props.onChange(withBox(draft, index, text, labels.length))}
          />
        )}
      </Field>
    );
  };
  const computed = props.marks.some((mark) => mark !== undefined)
    ? null
    : computedPercent(draft.boxes);
  return (
    <BoxGroup control={props}>
      <SchemeChoice item={item} draft={draft} locked={props.locked} onChoose={choose} />
      <div className={styles.ratio}>
        {box(0)}
        <span className={styles.operator} aria-hidden="true">
          /
        </span>
        {box(1)}
        <span className={classNames(styles.operator, styles.equals)} aria-hidden="true">
          =
        </span>
        {box(2)}
      </div>
      <div className={styles.below}>
        <p className={styles.quiet}>
          {computed !== null && m.fill_ratio_computed({ percent: formatPercent(computed) })}
        </p>
        <HedgeStrip
          control={props}
          draft={draft}
          active={active}
          boxes={labels.length}
          boxName={labels[active ?? 0] ?? props.name}
        />
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

/** Null where there is none; bounds have no percentage of their own. */
function computedPercent(boxes: readonly string[]): string | null {
  const [part, whole] = [readWhole(boxes[0] ?? ''), readWhole(boxes[1] ?? '')];
  if (!part.ok || !whole.ok || part.value.text === null || whole.value.text === null) return null;
  if (part.value.hedge !== null || whole.value.hedge !== null) return null;
  return percentOf(part.value.text, whole.value.text, 2);
}
