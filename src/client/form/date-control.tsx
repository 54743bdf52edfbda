import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { formatWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { boxProblemWords } from './box-problem-words.ts';
import { readDate } from './box-text.ts';
import { labelText } from './label-text.ts';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { withBox } from './with-box.ts';

/** Dates typed as ngày/tháng/năm; the weekday below proves that the right day was meant. */
export function DateControl(props: ControlOf<'date'>) {
  const { item, draft } = props;
  const labels = item.parts?.map(({ label }) => labelText(label)) ?? [undefined];
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
            help={weekday(draft.boxes[box])}
            error={boxProblemWords(props.unreadable, box)}
          >
            {(control) => (
              <NumberInput
                {...control}
                aria-invalid={
                  control['aria-invalid'] ?? (props.marks[box] === 'error' || undefined)
                }
                warning={props.marks[box] === 'ask'}
                inputMode="text"
                placeholder={m.fill_date_pattern()}
                value={draft.boxes[box] ?? ''}
                notApplicable={draft.notApplicable}
                readOnly={props.locked}
                onValueChange={(text) => props.onChange(withBox(draft, box, text, labels.length))}
              />
            )}
          </Field>
        ))}
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

function weekday(text: string | undefined): string | undefined {
  const read = readDate(text ?? '');
  return read.ok && read.value !== null && isCalendarDate(read.value)
    ? formatWeekday(read.value)
    : undefined;
}
