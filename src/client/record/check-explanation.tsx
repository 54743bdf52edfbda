import type { CheckOutcome } from '#domain/cross-check/outcome.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import { checkFields } from '#domain/visit/records.ts';
import { answerKey, checkKey } from '#domain/visit/visit-answers.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { TextArea } from '#client/ui/text-area.tsx';
import { RecordField } from './record-field.tsx';
import { useSaveField } from './use-save-field.ts';

const MAX_LETTERS = 20_000;

export interface CheckExplanationProps {
  readonly scope: Scope;
  /** Where words wait that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  readonly mayWrite: boolean;
  readonly outcome: CheckOutcome;
  /** What names the check to a screen reader, where several stand on one page. */
  readonly name: string;
  readonly record: FoldedRecord | undefined;
  /** Opened by the person: writing can begin at once. */
  readonly takesFocus?: boolean | undefined;
}

/** What the unit says to a check that does not hold: stored while it is typed. */
export function CheckExplanation(props: CheckExplanationProps) {
  const { scope, kept, mayWrite, outcome, name, record } = props;
  const { takesFocus = false } = props;
  const key = explanationKey(outcome);
  const save = useSaveField(scope, key, 'explanation');
  return (
    <RecordField
      scope={scope}
      kept={kept}
      record={record}
      recordKey={key}
      field="explanation"
      schema={checkFields.explanation}
      label={m.fill_explanation()}
      initial=""
      mayWrite={mayWrite}
      save={save}
      write={String}
      read={(text) => ({ value: text })}
      words={String}
    >
      {(bindings) => (
        <TextArea
          {...bindings}
          dictate
          // eslint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked for it
          autoFocus={takesFocus}
          aria-label={`${m.fill_explanation()}, ${name}`}
          maxLength={MAX_LETTERS}
        />
      )}
    </RecordField>
  );
}

/** Where it is kept: a written check has a record, what an item implies is explained at its answer. */
export function explanationKey({ checklistId, source }: CheckOutcome): RecordKey {
  return source.type === 'check'
    ? checkKey(checklistId, source.id)
    : answerKey(checklistId, source.code);
}

/** Something was said to it, or two said different things: it is shown whatever the check says now. */
export function isExplained(record: FoldedRecord | undefined): boolean {
  const { value, conflict, unreadable } = readField(record, 'explanation', checkFields.explanation);
  return conflict || unreadable || (value !== undefined && value !== '');
}
