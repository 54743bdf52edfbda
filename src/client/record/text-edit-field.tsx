import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { TextEdit } from '#client/form/use-text-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { ConflictBlock } from './conflict-block.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';

/** The box of a `useTextEdit`: its text, the texts of two people where they differ, and a save that failed. */
export function TextEditField({
  edit,
  scope,
  record,
  recordKey,
  field,
  label,
  rows,
  mayWrite,
}: {
  readonly edit: TextEdit<SaveProblem>;
  readonly scope: Scope;
  readonly record: FoldedRecord | undefined;
  readonly recordKey: RecordKey;
  readonly field: string;
  readonly label: string;
  readonly rows: number;
  readonly mayWrite: boolean;
}) {
  return (
    <>
      {edit.conflict ? (
        <ConflictBlock
          {...{ scope, field }}
          record={recordKey}
          name={label}
          heads={record?.fields[field]?.heads ?? []}
          maySettle={mayWrite}
          renderValue={(text) => (typeof text === 'string' ? text || m.fill_not_entered() : null)}
        />
      ) : (
        <Field label={label}>
          {(control) => (
            <TextArea
              {...control}
              {...edit.control}
              rows={rows}
              maxLength={20_000}
              readOnly={!mayWrite}
            />
          )}
        </Field>
      )}
      {edit.problem !== null && <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />}
    </>
  );
}
