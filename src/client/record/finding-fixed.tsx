import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import { findingFields } from '#domain/visit/records.ts';
import { readDate, writeDate } from '#client/form/box-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { NumberInput } from '#client/ui/number-input.tsx';
import { RecordField } from './record-field.tsx';
import { fieldOf, RecordTick, RecordWords, type RecordDesk } from './record-fields.tsx';

/** What was mended at once, when and how, and what the delegation showed the unit. */
export function FindingFixed({
  desk,
  fixed,
  visitDate,
}: {
  readonly desk: RecordDesk;
  readonly fixed: boolean;
  readonly visitDate: string;
}) {
  return (
    <>
      <RecordTick
        desk={desk}
        field="fixedOnSpot"
        schema={findingFields.fixedOnSpot}
        label={m.findings_fixed()}
        no={m.findings_fixed_no()}
      />
      {fixed && (
        <>
          <RecordField
            {...fieldOf(desk, 'fixedOn')}
            schema={findingFields.fixedOn}
            label={m.findings_fixed_on()}
            help={m.findings_fixed_on_help({ date: writeDate(visitDate) })}
            initial=""
            write={writeDate}
            read={(text) => {
              const read = readDate(text);
              if (!read.ok) return null;
              const date = read.value.text;
              return date === null || isCalendarDate(date) ? { value: date } : null;
            }}
            words={(value) => writeDate(value)}
            unreadable={m.fill_box_not_a_date()}
          >
            {(bindings) => (
              <NumberInput {...bindings} inputMode="text" placeholder={m.fill_date_pattern()} />
            )}
          </RecordField>
          <RecordWords
            desk={desk}
            field="fixedHow"
            schema={findingFields.fixedHow}
            label={m.findings_fixed_how()}
          />
        </>
      )}
      <RecordWords
        desk={desk}
        field="guidance"
        schema={findingFields.guidance}
        label={m.findings_guidance()}
      />
    </>
  );
}
