import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { formatDate, formatWeekday, parseTypedDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { useCompileActions } from './compile-context.ts';
import { FieldConflict } from './field-conflict.tsx';
import { useDraftField } from './use-draft-field.ts';

export interface DraftFieldProps {
  readonly record: RecordKey;
  readonly folded: FoldedRecord | undefined;
  readonly field: string;
  readonly label: string;
  readonly standing: string;
}

/** Longest text of a field, see the records. */
const MAX_LETTERS = 20_000;

/** A text of the draft in a box that grows; two versions of it are shown with it. */
export function DraftText({
  label,
  rows = 2,
  ...field
}: DraftFieldProps & { readonly rows?: number }) {
  const { mayWrite } = useCompileActions();
  const { control } = useDraftField(field);
  return (
    <div>
      <Field label={label}>
        {(aria) => (
          <TextArea
            {...aria}
            {...control}
            rows={rows}
            maxLength={MAX_LETTERS}
            readOnly={!mayWrite}
          />
        )}
      </Field>
      <FieldConflict {...field} />
    </div>
  );
}

export function DraftLine({ label, ...field }: DraftFieldProps) {
  const { mayWrite } = useCompileActions();
  const { control } = useDraftField(field);
  return (
    <div>
      <Field label={label}>
        {(aria) => (
          <TextInput {...aria} {...control} maxLength={MAX_LETTERS} readOnly={!mayWrite} />
        )}
      </Field>
      <FieldConflict {...field} />
    </div>
  );
}

/** A date typed as ngày/tháng/năm; the weekday below proves that the right day was meant. */
export function DraftDate({
  label,
  standing,
  ...field
}: Omit<DraftFieldProps, 'standing'> & { readonly standing: string | null }) {
  const { mayWrite } = useCompileActions();
  const { control, unreadable } = useDraftField({
    ...field,
    standing: standing === null ? '' : formatDate(standing),
    read: readTypedDate,
  });
  const typed = parseTypedDate(control.value);
  return (
    <div>
      <Field
        label={label}
        help={typed === null ? undefined : formatWeekday(typed)}
        error={unreadable ? m.compile_due_bad() : undefined}
      >
        {(aria) => (
          <TextInput
            {...aria}
            {...control}
            placeholder={m.compile_date_pattern()}
            autoComplete="off"
            readOnly={!mayWrite}
          />
        )}
      </Field>
      <FieldConflict {...field} />
    </div>
  );
}

function readTypedDate(text: string): { readonly value: string | null } | null {
  if (text.trim() === '') return { value: null };
  const value = parseTypedDate(text);
  return value === null ? null : { value };
}
