import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { Result } from '#domain/kernel/result.ts';
import { useFieldEdit, type KeptEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field, type FieldControl } from '#client/ui/field.tsx';
import { Icon } from '#client/ui/icons/icon.tsx';
import { Message } from '#client/ui/message.tsx';
import { ConflictBlock } from './conflict-block.tsx';
import { shelfFor } from './kept-edits.ts';
import styles from './finding-sheet.module.css';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';

/** What a box gets: text in, text out, and the ends of its session. */
export interface BoxBindings extends FieldControl {
  readonly value: string;
  readonly onValueChange: (text: string) => void;
  readonly onFocus: () => void;
  readonly onBlur: () => void;
}

export interface RecordFieldProps<S extends z.ZodType> {
  readonly scope: Scope;
  /** Where words wait that could not be stored. */
  readonly kept: Map<string, KeptEdit<unknown>>;
  readonly record: FoldedRecord | undefined;
  readonly recordKey: RecordKey;
  readonly field: string;
  readonly schema: S;
  readonly label: string;
  /** What the box holds before the record exists. */
  readonly initial: string;
  readonly mayWrite: boolean;
  readonly save: (
    value: JsonValue,
    seen: readonly string[],
  ) => Promise<Result<{ readonly ids: readonly string[] }, SaveProblem>>;
  readonly write: (value: z.infer<S>) => string;
  readonly read: (text: string) => { readonly value: JsonValue } | null;
  readonly words: (value: z.infer<S>) => string;
  /** Shown when `read` refuses. */
  readonly unreadable?: string;
  /** A list or a tick is stored at the tap, a text while it is typed. */
  readonly tapped?: boolean;
  readonly help?: ReactNode;
  /** The control brings its own label (a tick). */
  readonly bare?: boolean;
  readonly children: (bindings: BoxBindings) => ReactNode;
}

/** One field of a finding or photo: stored by itself, with its own session and its own conflict. */
export function RecordField<S extends z.ZodType>(props: RecordFieldProps<S>) {
  const { scope, kept, record, recordKey, field, schema } = props;
  const { label, initial, mayWrite, tapped = false } = props;
  const reading = readField(record, field, schema);
  const standing = reading.value === undefined ? initial : props.write(reading.value);
  const [draft, setDraft] = useState(standing);
  /** What was written here since the screen opened is stored. */
  const [saved, setSaved] = useState(false);
  const edit = useFieldEdit<string, JsonValue, SaveProblem>({
    standing: { draft: standing, heads: seenHeads(record, field) },
    draft,
    setDraft,
    sameDraft: Object.is,
    read: props.read,
    save: async (value, seen) => {
      const outcome = await props.save(value, seen);
      setSaved(outcome.ok);
      return outcome;
    },
    keep: shelfFor(kept, recordKey, field),
  });
  if (!edit.editing && reading.conflict) {
    return (
      <div className={styles.pair}>
        <p>{label}</p>
        <ConflictBlock
          scope={scope}
          record={recordKey}
          field={field}
          name={label}
          heads={reading.heads}
          maySettle={mayWrite}
          renderValue={(value) => {
            const parsed = schema.safeParse(value);
            if (!parsed.success) return null;
            const words = props.words(parsed.data);
            return words === '' ? m.fill_not_entered() : words;
          }}
        />
      </div>
    );
  }
  if (!edit.editing && reading.unreadable) {
    return (
      <Message kind="warning" live={false} title={`${label}: ${m.fill_unreadable()}`}>
        {m.fill_unreadable_next()}
      </Message>
    );
  }
  const bindings = {
    value: draft,
    onValueChange: (text: string) => {
      setSaved(false);
      if (tapped) edit.answer(text);
      else edit.change(text);
    },
    onFocus: tapped ? () => {} : edit.begin,
    onBlur: tapped ? () => {} : edit.end,
  };
  const problem =
    edit.problem !== null ? (
      <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />
    ) : (
      saved && (
        <p className={styles.saved}>
          <Icon name="check-circle" size="s" />
          {m.findings_saved()}
        </p>
      )
    );
  if (props.bare) {
    return (
      <fieldset disabled={!mayWrite}>
        {props.children({
          ...bindings,
          id: `${recordKey}-${field}`,
          'aria-describedby': undefined,
          'aria-invalid': undefined,
          'aria-required': undefined,
        })}
        {problem}
      </fieldset>
    );
  }
  return (
    <fieldset disabled={!mayWrite}>
      <Field label={label} help={props.help} error={edit.unreadable ? props.unreadable : undefined}>
        {(control) => props.children({ ...control, ...bindings })}
      </Field>
      {problem}
    </fieldset>
  );
}
