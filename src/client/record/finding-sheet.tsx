import { useState } from 'react';
import type { z } from 'zod';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { isCalendarDate } from '#domain/checklist/calendar-date.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { LegalBasis } from '#domain/checklist/legal-basis.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { NumberedFinding } from '#domain/visit/number-findings.ts';
import { findingFields, severities } from '#domain/visit/records.ts';
import { readDate, writeDate } from '#client/form/box-text.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { formatWeekday } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { Message } from '#client/ui/message.tsx';
import { NumberInput } from '#client/ui/number-input.tsx';
import { Select } from '#client/ui/select.tsx';
import { Sheet } from '#client/ui/sheet.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import { findingPrefill, type FindingStart } from './finding-prefill.ts';
import styles from './finding-sheet.module.css';
import { RecordField, type BoxBindings } from './record-field.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';
import { severityWords } from './severity-words.ts';
import { useDeleteRecord } from './use-delete-record.ts';
import { useFindingSave } from './use-finding-save.ts';

export interface FindingSheetProps {
  readonly scope: Scope;
  /** Where words wait that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  readonly mayFind: boolean;
  /** The law that the item rests on in the inspected period. */
  readonly basis: readonly LegalBasis[];
  /** How a new one begins; with the item's own words where it is null. */
  readonly start: FindingStart | null;
  readonly item: ChecklistItem;
  readonly answer: RecordKey;
  readonly findingKey: RecordKey;
  /** `undefined` until the new one is stored. */
  readonly finding: NumberedFinding | undefined;
  readonly onClose: () => void;
}

type FieldName = keyof typeof findingFields;

/** A finding raised from an item: prefilled, so that a second tap records it; every word is stored as it is written. */
export function FindingSheet(props: FindingSheetProps) {
  const { scope, kept, mayFind, item, answer, basis, start, findingKey } = props;
  const { finding, onClose } = props;
  const prefill = findingPrefill(item, answer, basis, start);
  const { saveField, create } = useFindingSave(scope, findingKey, finding !== undefined, prefill);
  const remove = useDeleteRecord();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const record = finding?.record;

  async function finish() {
    const outcome = await create();
    setProblem(outcome.ok ? null : outcome.error);
    if (outcome.ok) onClose();
  }

  async function removeFinding() {
    if (!finding) return;
    const failed = await remove(finding.record, m.findings_removed({ number: finding.number }));
    setProblem(failed);
    if (failed === null) onClose();
  }

  const shared = (field: FieldName) => ({
    scope,
    kept,
    record,
    recordKey: findingKey,
    field,
    mayWrite: mayFind,
    save: (value: JsonValue, seen: readonly string[]) => saveField(field, value, seen),
  });
  const text = (
    field: 'text' | 'rule' | 'proposal' | 'owner' | 'guidance',
    label: string,
    control: (bindings: BoxBindings) => React.ReactNode,
  ) => (
    <RecordField
      {...shared(field)}
      schema={findingFields[field]}
      label={label}
      initial={String(prefill[field])}
      write={String}
      read={(typed) => ({ value: typed })}
      words={String}
    >
      {control}
    </RecordField>
  );
  const list = <F extends 'kind' | 'severity' | 'cause'>(
    field: F,
    label: string,
    options: readonly { readonly value: string; readonly label: string }[],
    blank?: string,
  ) => {
    const write = (value: z.infer<(typeof findingFields)[F]>): string => value ?? '';
    return (
      <RecordField
        {...shared(field)}
        tapped
        schema={findingFields[field]}
        label={label}
        initial={String(prefill[field] ?? '')}
        write={write as (value: unknown) => string}
        read={(chosen) => ({ value: chosen === '' ? null : chosen })}
        words={(value) => options.find((option) => option.value === value)?.label ?? ''}
      >
        {(bindings) => <Select {...bindings} options={options} placeholder={blank} />}
      </RecordField>
    );
  };
  const area = (bindings: BoxBindings) => <TextArea {...bindings} dictate maxLength={20_000} />;

  return (
    <Sheet
      open
      onClose={onClose}
      title={
        finding === undefined
          ? m.findings_new({ code: item.code })
          : m.findings_edit({ number: finding.number, code: item.code })
      }
      footer={
        <>
          {finding !== undefined && mayFind && (
            <Button variant="danger" icon="trash" onClick={() => void removeFinding()}>
              {m.findings_remove()}
            </Button>
          )}
          <Button variant="primary" onClick={() => void finish()}>
            {finding === undefined ? m.findings_record() : m.findings_done()}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {record?.deletedMeanwhile && (
          <Message kind="conflict" title={m.conflicts_deleted_meanwhile()}>
            {m.conflicts_deleted_meanwhile_next()}
          </Message>
        )}
        {list('kind', m.findings_kind(), [
          { value: 'limitation', label: m.findings_kind_limitation() },
          { value: 'strength', label: m.findings_kind_strength() },
        ])}
        {text('text', m.findings_text(), area)}
        {list(
          'severity',
          m.findings_severity(),
          severities.map((severity) => ({ value: severity, label: severityWords(severity) })),
        )}
        {text('rule', m.findings_rule(), area)}
        {list(
          'cause',
          m.findings_cause(),
          [
            { value: 'subjective', label: m.findings_cause_subjective() },
            { value: 'objective', label: m.findings_cause_objective() },
          ],
          m.findings_cause_unknown(),
        )}
        {text('proposal', m.findings_proposal(), area)}
        {text('owner', m.findings_owner(), (bindings) => (
          <TextInput {...bindings} maxLength={400} />
        ))}
        <RecordField
          {...shared('due')}
          schema={findingFields.due}
          label={m.findings_due()}
          initial={typeof prefill['due'] === 'string' ? writeDate(prefill['due']) : ''}
          write={writeDate}
          read={readDue}
          words={(value) => writeDate(value)}
          unreadable={m.fill_box_not_a_date()}
        >
          {(bindings) => (
            <>
              <NumberInput {...bindings} inputMode="text" placeholder={m.fill_date_pattern()} />
              <p className={styles.facts}>{weekdayOf(bindings.value)}</p>
            </>
          )}
        </RecordField>
        <RecordField
          {...shared('fixedOnSpot')}
          tapped
          bare
          schema={findingFields.fixedOnSpot}
          label={m.findings_fixed()}
          initial=""
          write={(value) => (value ? 'yes' : '')}
          read={(tick) => ({ value: tick === 'yes' })}
          words={(value) => (value ? m.findings_fixed_yes() : m.findings_fixed_no())}
        >
          {({ value, onValueChange }) => (
            <Checkbox
              checked={value === 'yes'}
              onCheckedChange={(checked) => onValueChange(checked ? 'yes' : '')}
            >
              {m.findings_fixed()}
            </Checkbox>
          )}
        </RecordField>
        {text('guidance', m.findings_guidance(), area)}
        {problem !== null && <SaveProblemMessage problem={problem} onRetry={() => void finish()} />}
      </div>
    </Sheet>
  );
}

/** A deadline is a day that exists; anything else stays in the box. */
function readDue(text: string): { readonly value: string | null } | null {
  const read = readDate(text);
  if (!read.ok) return null;
  const date = read.value.text;
  return date === null || isCalendarDate(date) ? { value: date } : null;
}

function weekdayOf(text: string): string {
  const read = readDue(text);
  return read?.value ? formatWeekday(read.value) : '';
}
