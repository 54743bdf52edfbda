import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { formatDateWithWeekday, formatWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { classNames } from '#client/ui/class-names.ts';
import { Field } from '#client/ui/field.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import type { ControlOf } from './answer-control-props.ts';
import styles from './answer-controls.module.css';
import { BoxGroup } from './box-group.tsx';
import { boxLabels } from './box-labels.ts';
import { boxProblemWords } from './box-problem-words.ts';
import { readDate, writeDate } from './box-text.ts';
import { CalendarButton } from './calendar-button.tsx';
import { NotApplicableToggle } from './not-applicable-toggle.tsx';
import { withBox } from './with-box.ts';

/**
 * Dates typed as ngày/tháng/năm, or on a pad of digits as 14042022; the weekday below proves that the
 * right day was meant.
 */
export function DateControl(props: ControlOf<'date'>) {
  const { item, draft } = props;
  const labels = boxLabels(item, draft);
  return (
    <BoxGroup control={props}>
      <div
        className={classNames(
          styles.boxes,
          labels.length > 1 && styles.labelled,
          labels.length === 2 && styles.pair,
        )}
      >
        {labels.map((label, box) => {
          const text = draft.boxes[box] ?? '';
          const change = (next: string) => withBox(draft, box, next, labels.length);
          return (
            <Field
              key={label ?? box}
              className={styles.box}
              label={label ?? <VisuallyHidden>{props.name}</VisuallyHidden>}
              help={weekday(text)}
              error={boxProblemWords(props.unreadable, box)}
            >
              {(control) => (
                <NumberInput
                  {...control}
                  aria-invalid={
                    control['aria-invalid'] ?? (props.marks[box] === 'error' || undefined)
                  }
                  warning={props.marks[box] === 'ask'}
                  placeholder={m.fill_date_pattern()}
                  value={text}
                  notApplicable={draft.notApplicable}
                  readOnly={props.locked}
                  onValueChange={(typed) => props.onChange(change(typed))}
                  after={
                    !props.locked && (
                      <CalendarButton
                        name={label ?? props.name}
                        date={calendarDay(text)}
                        onPick={(date) => props.onAnswer(change(writeDate(date)))}
                      />
                    )
                  }
                />
              )}
            </Field>
          );
        })}
        <NotApplicableToggle control={props} />
      </div>
    </BoxGroup>
  );
}

/** The day in the box, null where there is none that exists. */
function calendarDay(text: string): string | null {
  const read = readDate(text);
  return read.ok && read.value.text !== null && isCalendarDate(read.value.text)
    ? read.value.text
    : null;
}

/** The weekday, and the date in full where it was typed in another way. */
function weekday(text: string): string | undefined {
  const date = calendarDay(text);
  if (date === null) return undefined;
  return text.trim() === writeDate(date) ? formatWeekday(date) : formatDateWithWeekday(date);
}
