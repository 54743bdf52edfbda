import { moneyToWords } from '#client/i18n/money-words.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { boxProblemWords } from './box-problem-words.ts';
import { readWhole } from './box-text.ts';
import { labelText } from './label-text.ts';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { withBox } from './with-box.ts';

/** Counts and amounts of đồng: one box a part, grouped in threes while typing. */
export function FigureControl(props: ControlOf<'count'> | ControlOf<'money'>) {
  const { item } = props;
  const labels = item.parts?.map(({ label }) => labelText(label)) ?? [undefined];
  const unit =
    item.type === 'money'
      ? m.fill_unit_dong()
      : item.unit === undefined
        ? undefined
        : labelText(item.unit);
  return (
    <BoxGroup control={props}>
      <div
        className={classNames(
          styles.boxes,
          item.parts !== undefined && styles.labelled,
          item.parts?.length === 2 && styles.pair,
        )}
      >
        {labels.map((label, box) => (
          <Field
            key={label ?? box}
            className={styles.box}
            label={label ?? <VisuallyHidden>{props.name}</VisuallyHidden>}
            help={item.type === 'money' ? amountInWords(props.draft.boxes[box]) : undefined}
            error={boxProblemWords(props.unreadable, box)}
          >
            {(control) => (
              <NumberInput
                {...control}
                aria-invalid={
                  control['aria-invalid'] ?? (props.marks[box] === 'error' || undefined)
                }
                warning={props.marks[box] === 'ask'}
                grouped
                unit={unit}
                value={props.draft.boxes[box] ?? ''}
                notApplicable={props.draft.notApplicable}
                readOnly={props.locked}
                onValueChange={(text) =>
                  props.onChange(withBox(props.draft, box, text, labels.length))
                }
              />
            )}
          </Field>
        ))}
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

function amountInWords(text: string | undefined): string | undefined {
  const read = readWhole(text ?? '');
  return read.ok && read.value !== null ? moneyToWords(read.value) : undefined;
}
