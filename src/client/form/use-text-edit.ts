import { useState } from 'react';
import type { Result } from '#domain/kernel/result.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { ChangeId } from '#domain/sync/change.ts';
import { useFieldEdit, type FieldEdit, type FieldEditOptions } from './use-field-edit.ts';

export interface TextEditOptions<P> {
  /** `undefined` while the record does not exist: the first save makes it. */
  readonly record: FoldedRecord | undefined;
  readonly field: string;
  readonly save: (
    text: string,
    seen: readonly ChangeId[],
  ) => Promise<Result<{ readonly ids: readonly string[] }, P>>;
  /** Where words wait that could not be stored before their control went away. */
  readonly keep: NonNullable<FieldEditOptions<string, string, P>['keep']>;
}

/** What a text control needs: its value, and handlers that save as one types (S3). */
export interface TextEdit<P> extends Pick<
  FieldEdit<string, P>,
  'editing' | 'problem' | 'flush' | 'settle'
> {
  readonly value: string;
  /** Texts of two people stand, and nobody is at work in the box: both have to be shown. */
  readonly conflict: boolean;
  readonly control: {
    readonly value: string;
    readonly onValueChange: (text: string) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
  };
}

/** One text field of one record, saved while one types, never overwritten from elsewhere meanwhile. */
export function useTextEdit<P>({ record, field, save, keep }: TextEditOptions<P>): TextEdit<P> {
  const stored = record?.fields[field]?.value;
  const standing = typeof stored === 'string' ? stored : '';
  const [draft, setDraft] = useState(standing);
  const edit = useFieldEdit<string, string, P>({
    standing: { draft: standing, heads: seenHeads(record, field) },
    draft,
    setDraft,
    sameDraft: (left, right) => left === right,
    read: (text) => ({ value: text }),
    save: (text, seen) => save(text, seen as readonly ChangeId[]),
    keep,
  });
  return {
    value: draft,
    conflict: !edit.editing && (record?.fields[field]?.conflict ?? false),
    ...{ editing: edit.editing, problem: edit.problem, flush: edit.flush, settle: edit.settle },
    control: {
      value: draft,
      onValueChange: edit.change,
      onFocus: edit.begin,
      onBlur: edit.end,
    },
  };
}
