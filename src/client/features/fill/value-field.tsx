import { useId } from 'react';
import { useController, type Control } from 'react-hook-form';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import type { ChangeId } from '#domain/sync/change.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { AnswerControl } from '#client/form/answer-control.tsx';
import { draftOf, readDraft } from '#client/form/answer-codecs.ts';
import { sameDraft, type AnswerDraft } from '#client/form/answer-draft.ts';
import { answerProblemWords, problemMarks } from '#client/form/answer-problem-words.ts';
import { labelText } from '#client/form/label-text.ts';
import { useFieldEdit } from '#client/form/use-field-edit.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { useWorkspace } from '#client/services/services-context.tsx';
import { Message } from '#client/ui/message.tsx';
import { useToast } from '#client/ui/toast.tsx';
import { AnswerValueView } from './answer-value.tsx';
import { ConflictBlock } from '#client/record/conflict-block.tsx';
import { useFillActions } from './fill-context.ts';
import { shelfFor } from '#client/record/kept-edits.ts';
import { SaveProblemMessage } from '#client/record/save-problem-message.tsx';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import type { SectionValues } from './section-values.ts';
import styles from './item-row.module.css';

export interface ValueFieldProps {
  readonly item: ChecklistItem;
  readonly control: Control<SectionValues>;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}

/** The answer itself: its control, what does not add up in it, or two people's answers. */
export function ValueField({ item, control, recordKey, record }: ValueFieldProps) {
  const id = useId();
  const workspace = useWorkspace();
  const showToast = useToast();
  const { scope, mayAnswer, kept } = useFillActions();
  const { field } = useController({ control, name: `${item.code}.value` });
  const reading = readField(record, 'value', answerFields.value);
  const standing = reading.value ?? null;
  const draft = field.value;

  async function save(value: AnswerValue | null, seen: readonly string[]) {
    const edit = { scope, record: recordKey, field: 'value' } as const;
    const saved = await workspace.save([{ ...edit, value, seen: seen as readonly ChangeId[] }]);
    const tapped = ['compliance', 'yes-no', 'choice', 'table'].includes(item.type);
    if (saved.ok && value === null && standing !== null && tapped) {
      showToast({
        text: m.fill_cleared({ code: item.code }),
        onUndo: () => {
          void workspace.save([{ ...edit, value: standing, seen: saved.value.ids }]);
        },
      });
    }
    return saved;
  }

  const edit = useFieldEdit<AnswerDraft, AnswerValue | null, SaveProblem>({
    standing: { draft: draftOf(item, standing), heads: seenHeads(record, 'value') },
    draft,
    setDraft: field.onChange,
    sameDraft,
    read: (typed) => {
      const read = readDraft(item, typed);
      return read.type === 'readable' ? { value: read.value } : null;
    },
    save,
    keep: shelfFor(kept, recordKey, 'value'),
  });

  if (!edit.editing && reading.conflict) {
    return (
      <ConflictBlock
        scope={scope}
        record={recordKey}
        field="value"
        name={m.conflicts_of_answer({ code: item.code })}
        heads={reading.heads}
        maySettle={mayAnswer}
        renderValue={(value) => {
          const parsed = answerFields.value.safeParse(value);
          return parsed.success ? <AnswerValueView item={item} value={parsed.data} /> : null;
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
  const read = readDraft(item, draft);
  const checked = checkAnswer(item, standing);
  // What is still blank is worth saying once the person has left the boxes.
  const problems = checked.ok
    ? []
    : checked.error.filter(({ level }) => level !== 'ask' || !edit.editing);
  return (
    <div className={styles.stack}>
      <AnswerControl
        item={item}
        name={`${item.code}. ${labelText(item.text)}`}
        draft={draft}
        onChange={edit.change}
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
          const words = answerProblemWords(item, problem);
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

/** `wrong` cannot be true; `doubtful` can be explained. Either way the unit is asked for its explanation. */
export type FigureVerdict = 'fits' | 'doubtful' | 'wrong';

export function figureVerdict(item: ChecklistItem, value: AnswerValue | null): FigureVerdict {
  const checked = checkAnswer(item, value);
  if (checked.ok) return 'fits';
  if (checked.error.some(({ level }) => level === 'error')) return 'wrong';
  return checked.error.some(({ level }) => level === 'notice') ? 'doubtful' : 'fits';
}
