import { useRef } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import { IconButton } from '#client/ui/icon-button.tsx';
import styles from './answer-controls.module.css';

/** Opens the calendar of the platform beside a box in which a date is typed. */
export function CalendarButton({
  name,
  date,
  onPick,
}: {
  readonly name: string;
  /** yyyy-mm-dd, where the calendar opens. */
  readonly date: string | null;
  readonly onPick: (date: string) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span className={styles.calendar}>
      <IconButton
        icon="calendar-dots"
        label={m.answers_calendar_of({ name })}
        onClick={() => picker.current?.showPicker()}
      />
      {/* It only lends its calendar: what is typed is typed in the box. */}
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={date ?? ''}
        onChange={(event) => {
          if (event.target.value !== '') onPick(event.target.value);
        }}
      />
    </span>
  );
}
