import { useId } from 'react';
import { answerValueSchema, type AnswerValue } from '#domain/checklist/answer.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import type { AnswerSpec } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { Result } from '#domain/kernel/result.ts';
import { AnswerControl } from '#client/form/answer-control.tsx';
import { draftOf, readDraft } from '#client/form/answer-codecs.ts';
import { sameDraft, type AnswerDraft } from '#client/form/answer-draft.ts';
import { answerProblemWords, problemMarks } from '#client/form/answer-problem-words.ts';
import { SaveMark } from '#client/form/save-mark.tsx';
import { useSaveProgress } from '#client/form/use-save-progress.ts';
import { useFieldEdit, type FieldEditOptions } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { Message } from '#client/ui/message.tsx';
import { readSetting } from '#client/ui/device-settings.ts';
import { useToast } from '#client/ui/toast.tsx';
import { AnswerValueView } from './answer-value.tsx';
import { ConflictBlock } from './conflict-block.tsx';
import { SaveProblemMessage } from './save-problem-message.tsx';
import type { SaveProblem } from './save-problem-words.ts';
import styles from './answer-field.module.css';

export interface AnswerFieldProps {
  readonly scope: Scope;
  /** May the person write it, and settle two answers of it. */
  readonly mayAnswer: boolean;
  /** The item, or the column of a table. */
  readonly spec: AnswerSpec;
  /** The accessible name of its control. */
  readonly name: string;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
  /** The field that holds the answer. */
  readonly field: string;
  readonly draft: AnswerDraft;
  readonly setDraft: (draft: AnswerDraft) => void;
  readonly save: (
    value: AnswerValue | null,
    seen: readonly string[],
  ) => Promise<Result<{ readonly ids: readonly string[] }, SaveProblem>>;
  readonly keep: NonNullable<
    FieldEditOptions<AnswerDraft, AnswerValue | null, SaveProblem>['keep']
  >;
  /** What the two of a conflict differ in: 'C19, câu trả lời'. */
  readonly conflictName: string;
  /** Said when a tap took the answer back. */
  readonly clearedWords: string;
}

const valueSchema = answerValueSchema.nullable();
/** A second tap takes the answer of these back: it can be undone as quickly. */
const TAPPED: ReadonlySet<string> = new Set(['compliance', 'yes-no', 'choice', 'table']);

/** One answer: its control, what does not add up in it, or two people's answers. */
export function AnswerField(props: AnswerFieldProps) {
  const { scope, mayAnswer, spec, recordKey, record, field, draft, save } = props;
  const id = useId();
  const showToast = useToast();
  const reading = readField(record, field, valueSchema);
  const standing = reading.value ?? null;

  const watch = useSaveProgress();
  const edit = useFieldEdit<AnswerDraft, AnswerValue | null, SaveProblem>({
    standing: { draft: draftOf(spec, standing), heads: seenHeads(record, field) },
    draft,
    setDraft: props.setDraft,
    sameDraft,
    read: (typed) => {
      const read = readDraft(spec, typed);
      return read.type === 'readable' ? { value: read.value } : null;
    },
    save: async (value, seen) => {
      const saved = await watch.follow(save(value, seen), { quietly: TAPPED.has(spec.type) });
      if (saved.ok && TAPPED.has(spec.type)) tremble();
      if (saved.ok && value === null && standing !== null && TAPPED.has(spec.type)) {
        showToast({
          text: props.clearedWords,
          onUndo: () => void save(standing, saved.value.ids),
        });
      }
      return saved;
    },
    keep: props.keep,
  });

  if (!edit.editing && reading.conflict) {
    return (
      <ConflictBlock
        scope={scope}
        record={recordKey}
        field={field}
        name={props.conflictName}
        heads={reading.heads}
        maySettle={mayAnswer}
        renderValue={(value) => {
          const parsed = valueSchema.safeParse(value);
          return parsed.success ? <AnswerValueView item={spec} value={parsed.data} /> : null;
        }}
      />
    );
  }
  if (!edit.editing && reading.unreadable) {
    return (
      <Message kind="warning" live={false} title={m.fill_unreadable()}>
        {m.fill_unreadable_next()}
      </Message>
    );
  }
  const read = readDraft(spec, draft);
  const checked = checkAnswer(spec, standing);
  // What is still blank is worth saying once the person has left the boxes.
  const problems = checked.ok
    ? []
    : checked.error.filter(({ level }) => level !== 'ask' || !edit.editing);
  return (
    <div className={`${styles.stack} ${styles.field}`}>
      {edit.editing && <SaveMark progress={watch.progress} />}
      <AnswerControl
        item={spec}
        name={props.name}
        draft={draft}
        onChange={(typed) => {
          watch.changed();
          edit.change(typed);
        }}
        onAnswer={edit.answer}
        onBegin={edit.begin}
        onFlush={edit.flush}
        onEnd={edit.end}
        locked={!mayAnswer}
        unreadable={edit.unreadable && read.type === 'unreadable' ? read.boxes : []}
        marks={problemMarks(problems)}
        describedBy={problems.length > 0 ? `${id}-problems` : undefined}
      />
      <div id={`${id}-problems`} className={styles.problems}>
        {problems.map((problem) => {
          const words = answerProblemWords(spec, problem);
          return (
            <Message
              key={problem.code}
              kind={problem.level === 'error' ? 'error' : 'warning'}
              title={words.title}
              live={edit.editing}
            >
              {words.detail}
            </Message>
          );
        })}
      </div>
      {edit.problem !== null && <SaveProblemMessage problem={edit.problem} onRetry={edit.flush} />}
    </div>
  );
}

/** Felt where it cannot be looked at; not every device can. */
function tremble(): void {
  if ('vibrate' in navigator && readSetting('vibration') === 'on') navigator.vibrate(15);
}
