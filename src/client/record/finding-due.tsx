import { useRef } from 'react';
import { deadlineAfter, readWorkingDays } from '#domain/calendar/deadline.ts';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { findingFields } from '#domain/visit/records.ts';
import { readDate, writeDate } from '#client/form/box-text.ts';
import { formatWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { NumberInput } from '#client/ui/number-input.tsx';
import { PillGroup } from '#client/ui/pill-group.tsx';
import { countedWords } from './deadline-words.ts';
import styles from './finding-sheet.module.css';
import { RecordField } from './record-field.tsx';
import { fieldOf, type RecordDesk } from './record-fields.tsx';
import type { FieldWrite, SaveOutcome } from './use-new-record-save.ts';

const offered = [5, 10, 15, 20, 30];

/**
 * The last day for mending: typed as a day, typed or tapped as working days after the visit. The day is
 * what counts and is stored; the days that were asked for are stored beside it.
 */
export function FindingDue({
  desk,
  visitDate,
  saveFields,
}: {
  readonly desk: RecordDesk;
  readonly visitDate: string;
  readonly saveFields: (writes: readonly FieldWrite[]) => Promise<SaveOutcome>;
}) {
  const { record, prefill } = desk;
  const due = record
    ? (readField(record, 'due', findingFields.due).value ?? null)
    : (prefill['due'] ?? null);
  const asked = record
    ? (readField(record, 'dueDays', findingFields.dueDays).value ?? null)
    : (prefill['dueDays'] ?? null);
  const days = typeof asked === 'number' ? asked : null;
  const counted = days === null ? null : deadlineAfter(visitDate, days, holidaysOfVietNam);
  // A colleague may have put another day since: then it is no longer that time.
  const holds = days !== null && counted?.date === due;

  // The days are stored with the day: what was seen of both is what stood when the session began (S3).
  const onFocus = useRef<readonly ChangeId[] | null>(null);
  const session = useRef<DaysSeen | null>(null);
  function daysSeenBy(seen: readonly string[]): readonly ChangeId[] {
    if (session.current?.seen !== seen)
      session.current = { seen, days: onFocus.current ?? seenHeads(record, 'dueDays') };
    return session.current.days;
  }

  function save(value: JsonValue, seen: readonly string[]): Promise<SaveOutcome> {
    const written = value as unknown as Typed;
    const seenDays = daysSeenBy(seen);
    return saveFields([
      ...(written.days === days && record !== undefined
        ? []
        : [{ field: 'dueDays', value: written.days, seen: seenDays }]),
      // Last: the box follows the id of its own field.
      { field: 'due', value: written.due, seen },
    ]);
  }

  return (
    <RecordField
      {...fieldOf(desk, 'due')}
      save={save}
      schema={findingFields.due}
      label={m.findings_due()}
      help={m.findings_due_help()}
      initial={typeof prefill['due'] === 'string' ? writeDate(prefill['due']) : ''}
      write={writeDate}
      read={(text) => {
        const typed = readTyped(text, visitDate);
        return typed === null ? null : { value: { ...typed } };
      }}
      words={(value) => writeDate(value)}
      unreadable={m.findings_due_unreadable()}
    >
      {(control) => {
        const bindings = {
          ...control,
          onFocus: () => {
            onFocus.current = seenHeads(record, 'dueDays');
            control.onFocus();
          },
        };
        return (
          <div className={styles.stack}>
            <NumberInput
              {...bindings}
              inputMode="text"
              placeholder={m.findings_due_placeholder()}
            />
            <PillGroup
              label={m.findings_due_days_label()}
              options={offered.map((each) => ({
                value: String(each),
                label: m.findings_due_days({ days: each }),
              }))}
              value={holds ? String(days) : ''}
              onValueChange={(chosen) => {
                bindings.onFocus();
                bindings.onValueChange(`${chosen} ngày`);
                bindings.onBlur();
              }}
            />
            <div className={styles.facts} role="status">
              {holds && counted !== null ? (
                countedWords(visitDate, days, counted).map(({ text, doubt }) => (
                  <p key={text} className={doubt ? styles.warned : undefined}>
                    {text}
                  </p>
                ))
              ) : (
                <p>{weekdayOf(bindings.value, visitDate)}</p>
              )}
            </div>
          </div>
        );
      }}
    </RecordField>
  );
}

/** What was seen of the days in the session that saw these heads of the day. */
interface DaysSeen {
  readonly seen: readonly string[];
  readonly days: readonly ChangeId[];
}

interface Typed {
  readonly due: string | null;
  readonly days: number | null;
}

/** A day that exists, or working days after the visit; anything else stays in the box. */
function readTyped(text: string, visitDate: string): Typed | null {
  const days = readWorkingDays(text);
  if (days !== null) return { due: deadlineAfter(visitDate, days, holidaysOfVietNam).date, days };
  const read = readDate(text);
  if (!read.ok) return null;
  const date = read.value.text;
  return date === null || isCalendarDate(date) ? { due: date, days: null } : null;
}

function weekdayOf(text: string, visitDate: string): string {
  const due = readTyped(text, visitDate)?.due;
  return due ? formatWeekday(due) : '';
}
