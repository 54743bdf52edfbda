import type { z } from 'zod';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { KeptEdit } from '#client/form/use-field-edit.ts';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { PillGroup } from '#client/ui/pill-group.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { TextInput } from '#client/ui/text-input.tsx';
import styles from './finding-sheet.module.css';
import { RecordField } from './record-field.tsx';
import type { SaveOutcome } from './use-new-record-save.ts';

/** One record on a sheet, for all of its fields. */
export interface RecordDesk {
  readonly scope: Scope;
  /** Where words wait that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  /** `undefined` until the new one is stored. */
  readonly record: FoldedRecord | undefined;
  readonly recordKey: RecordKey;
  readonly mayWrite: boolean;
  /** What a new one begins with. */
  readonly prefill: Readonly<Record<string, JsonValue>>;
  readonly saveField: (
    field: string,
    value: JsonValue,
    seen: readonly string[],
  ) => Promise<SaveOutcome>;
}

/** What every field of the record shares. */
export function fieldOf(desk: RecordDesk, field: string) {
  const { scope, kept, record, recordKey, mayWrite } = desk;
  return {
    ...{ scope, kept, record, recordKey, field, mayWrite },
    save: (value: JsonValue, seen: readonly string[]) => desk.saveField(field, value, seen),
  };
}

interface FieldProps<S> {
  readonly desk: RecordDesk;
  readonly field: string;
  readonly schema: S;
  readonly label: string;
}

/** Words: a box that grows and may be spoken into, or one line. */
export function RecordWords({
  desk,
  field,
  schema,
  label,
  help,
  line,
  onTyped,
}: FieldProps<z.ZodString> & {
  readonly help?: string | undefined;
  /** One line of at most so many letters. */
  readonly line?: number | undefined;
  /** Each keystroke, before it is stored. */
  readonly onTyped?: (typed: string) => void;
}) {
  return (
    <RecordField
      {...fieldOf(desk, field)}
      schema={schema}
      label={label}
      help={help}
      initial={String(desk.prefill[field] ?? '')}
      write={String}
      read={(typed) => ({ value: typed })}
      words={String}
    >
      {({ onValueChange, ...bindings }) => {
        const box = {
          ...bindings,
          onValueChange: (typed: string) => {
            onTyped?.(typed);
            onValueChange(typed);
          },
        };
        return line === undefined ? (
          <TextArea {...box} dictate maxLength={20_000} />
        ) : (
          <TextInput {...box} maxLength={line} />
        );
      }}
    </RecordField>
  );
}

/** One of a few; the option with a blank value stores null. */
export function RecordPills<S extends z.ZodType<string | null>>({
  desk,
  field,
  schema,
  label,
  options,
}: FieldProps<S> & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}) {
  const initial = desk.prefill[field];
  return (
    <RecordField
      {...fieldOf(desk, field)}
      tapped
      bare
      schema={schema}
      label={label}
      initial={typeof initial === 'string' ? initial : ''}
      write={(value) => value ?? ''}
      read={(chosen) => ({ value: chosen === '' ? null : chosen })}
      words={(value) => options.find((option) => option.value === (value ?? ''))?.label ?? ''}
    >
      {({ value, onValueChange }) => (
        <>
          <p aria-hidden="true" className={styles.caption}>
            {label}
          </p>
          <PillGroup label={label} options={options} value={value} onValueChange={onValueChange} />
        </>
      )}
    </RecordField>
  );
}

/** Yes or no. */
export function RecordTick({
  desk,
  field,
  schema,
  label,
  no,
}: FieldProps<z.ZodBoolean> & {
  /** What it says when it is not ticked, for two people who differ. */
  readonly no: string;
}) {
  return (
    <RecordField
      {...fieldOf(desk, field)}
      tapped
      bare
      schema={schema}
      label={label}
      initial=""
      write={(value) => (value ? 'yes' : '')}
      read={(tick) => ({ value: tick === 'yes' })}
      words={(value) => (value ? label : no)}
    >
      {({ value, onValueChange }) => (
        <Checkbox
          checked={value === 'yes'}
          onCheckedChange={(checked) => onValueChange(checked ? 'yes' : '')}
        >
          {label}
        </Checkbox>
      )}
    </RecordField>
  );
}
