import { useEffect, useRef } from 'react';
import { useController, type Control } from 'react-hook-form';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { SaveMark } from '#client/form/save-mark.tsx';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import { useSaveProgress } from '#client/form/use-save-progress.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Field } from '#client/ui/field.tsx';
import { Message } from '#client/ui/message.tsx';
import { TextArea } from '#client/ui/text-area.tsx';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { useFillActions } from './fill-context.ts';
import { shelfFor } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { showFromHead } from './in-sight.ts';
import styles from './item-row.module.css';
import type { SectionValues } from './section-values.ts';
import { useRecentSave } from './recent/use-recent-save.ts';

const ACT_WORDS = {
  note: m.filling_act_note,
  explanation: m.filling_act_explanation,
} as const;

const MAX_LETTERS = 20_000;

export interface WordsFieldProps {
  readonly field: 'note' | 'explanation';
  readonly item: ChecklistItem;
  readonly control: Control<SectionValues>;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
  readonly label: string;
  /** Opened by the person: writing can begin at once. */
  readonly takesFocus?: boolean;
  /** Left, and everything is stored. */
  readonly onDone?: () => void;
}

/** The note on an item or the unit's explanation: two lines that grow, stored while typing. */
export function WordsField(props: WordsFieldProps) {
  const { field, item, control, recordKey, record, label, takesFocus = false, onDone } = props;
  const { scope, mayAnswer, kept } = useFillActions();
  const save = useRecentSave({
    ...{ recordKey, record, field, code: item.code, blank: '' },
    words: () => ({
      words: ACT_WORDS[field]({ code: item.code }),
      wordsBefore: null,
    }),
  });
  const reading = readField(record, field, answerFields[field]);
  const standing = reading.value ?? '';
  const box = useController({
    control,
    name: `${item.code}.${field}`,
    defaultValue: standing,
  }).field;
  const draft = box.value;
  const watch = useSaveProgress();
  const edit = useFieldEdit<string, string, SaveProblem>({
    standing: { draft: standing, heads: seenHeads(record, field) },
    draft,
    setDraft: box.onChange,
    sameDraft: Object.is,
    read: (value) => ({ value }),
    save: (text, seen) => watch.follow(save(text, seen)),
    keep: shelfFor(kept, recordKey, field),
  });

  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = takesFocus ? frame.current?.querySelector('textarea') : null;
    if (!area) return;
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
    const row = area.closest('[data-item]');
    if (row !== null) showFromHead(row, area);
  }, [takesFocus]);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !edit.editing) onDone?.();
    wasEditing.current = edit.editing;
  }, [edit.editing, onDone]);

  if (!edit.editing && reading.conflict) {
    return (
      <ConflictBlock
        scope={scope}
        record={recordKey}
        field={field}
        name={`${item.code}, ${label}`}
        heads={reading.heads}
        maySettle={mayAnswer}
        renderValue={(value) => {
          const parsed = answerFields[field].safeParse(value);
          if (!parsed.success) return null;
          return parsed.data === '' ? m.fill_no_answer() : parsed.data;
        }}
      />
    );
  }
  if (!edit.editing && reading.unreadable) {
    return (
      <Message kind="warning" live={false} title={`${label}: ${m.fill_unreadable()}`}>
        {m.fill_unreadable_next()}
      </Message>
    );
  }
  return (
    <div ref={frame} className={styles.field}>
      {edit.editing && <SaveMark progress={watch.progress} />}
      <Field label={label}>
        {(bindings) => (
          <TextArea
            {...bindings}
            aria-label={`${label}, ${item.code}`}
            value={draft}
            readOnly={!mayAnswer}
            dictate
            maxLength={MAX_LETTERS}
            onValueChange={(text) => {
              watch.changed();
              edit.change(text);
            }}
            onFocus={edit.begin}
            onBlur={edit.end}
          />
        )}
      </Field>
      {edit.problem !== null && <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />}
    </div>
  );
}
