import { useState } from 'react';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { RollCall } from '#domain/on-site/roll-calls.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import { readDate, writeDate } from '#client/form/box-text.ts';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import { formatClock } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { shelfFor } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import { useSaveField } from '#client/record/use-save-field.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { Field } from '#client/ui/field.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useOnSite } from '../on-site-context.ts';

interface Stated {
  readonly day: string;
  readonly time: string;
}

/** The time that is stated in front of the unit; the clock of the tablet only proposes it. */
export function TimeOf({ rollCall }: { readonly rollCall: RollCall }) {
  const { scope, kept, mayWrite } = useOnSite();
  const standing = { day: writeDate(rollCall.at.slice(0, 10)), time: formatClock(rollCall.at) };
  const [draft, setDraft] = useState<Stated>(standing);
  const edit = useFieldEdit<Stated, string, SaveProblem>({
    standing: { draft: standing, heads: seenHeads(rollCall.folded, 'at') },
    draft,
    setDraft,
    sameDraft: (left, right) => left.day === right.day && left.time === right.time,
    read: readStated,
    save: useSaveField(scope, rollCall.record, 'at'),
    keep: shelfFor(kept, rollCall.record, 'at'),
    // "1" on the way to "14:30" is no time, and "14:3" another one.
    saves: 'when-left',
  });
  const box = (part: keyof Stated) => ({
    disabled: !mayWrite,
    value: draft[part],
    onFocus: edit.begin,
    onBlur: edit.end,
    onValueChange: (text: string) => edit.change({ ...draft, [part]: text }),
  });
  return (
    <>
      <Field
        label={m.onsite_roll_call_time()}
        error={edit.unreadable ? m.onsite_roll_call_unclear() : undefined}
      >
        {(control) => <TextInput {...control} {...box('time')} placeholder="8:00" />}
      </Field>
      <Field label={m.onsite_roll_call_day()}>
        {(control) => (
          <TextInput {...control} {...box('day')} placeholder={m.fill_date_pattern()} />
        )}
      </Field>
      {edit.problem !== null && <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />}
    </>
  );
}

/** yyyy-mm-ddThh:mm of a typed day and "8:00", "8h", "8 giờ 30"; null where they are none. */
function readStated({ day, time }: Stated): { readonly value: string } | null {
  const read = readDate(day);
  const date = read.ok ? read.value.text : null;
  const match = /^\s*(\d{1,2})\s*(?::|h|giờ|g)\s*(\d{1,2})?\s*(?:phút|p)?\s*$/iu.exec(time);
  if (date === null || !isCalendarDate(date) || match === null) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return { value: `${date}T${clock}` };
}
