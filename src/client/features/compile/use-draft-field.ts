import { useState } from 'react';
import type { ChangeId, JsonValue } from '#domain/sync/change.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import type { SaveProblem } from '#client/services/app-services.ts';
import { useCompileActions } from './compile-context.ts';

export interface DraftFieldOptions {
  readonly record: RecordKey;
  readonly field: string;
  /** `undefined` while the record does not exist: the first save makes it. */
  readonly folded: FoldedRecord | undefined;
  /** What the box shows outside of an edit: the stored text, or what is computed for it. */
  readonly standing: string;
  /** `null`: cannot be stored as it stands; it stays in the box. */
  readonly read?: ((text: string) => { readonly value: JsonValue } | null) | undefined;
}

/** One field of the draft, saved while one types; what was seen is fixed when the edit begins (S3). */
export function useDraftField({
  record,
  field,
  folded,
  standing,
  read = asText,
}: DraftFieldOptions) {
  const { scope, save, kept } = useCompileActions();
  const [draft, setDraft] = useState(standing);
  const key = `${record}|${field}`;
  const heads = seenHeads(folded, field);
  const edit = useFieldEdit<string, JsonValue, SaveProblem>({
    // What is computed has no heads: a corrected directory must still reach the box.
    standing: { draft: standing, heads: heads.length === 0 ? [`computed:${standing}`] : heads },
    draft,
    setDraft,
    sameDraft: (left, right) => left === right,
    read,
    save: (value, seen) => save([{ scope, record, field, value, seen: seen.filter(isHead) }]),
    keep: {
      take: () => {
        const shelved = kept.get(key);
        kept.delete(key);
        return shelved;
      },
      put: (shelved) => {
        kept.set(key, shelved);
      },
    },
  });
  return {
    unreadable: edit.unreadable,
    answer: edit.answer,
    control: {
      value: draft,
      onValueChange: edit.change,
      onFocus: edit.begin,
      onBlur: edit.end,
    },
  };
}

const asText = (text: string): { readonly value: JsonValue } => ({ value: text });
const isHead = (seen: string): seen is ChangeId => !seen.startsWith('computed:');
