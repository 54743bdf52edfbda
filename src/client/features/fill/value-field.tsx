import { useController, type Control } from 'react-hook-form';
import type { ItemProblem } from '#domain/checklist/check-item.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerFields } from '#domain/visit/records.ts';
import { draftOf } from '#client/form/answer-codecs.ts';
import { labelText } from '#client/form/label-text.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { AnswerField } from '#client/record/answer-field.tsx';
import { useFillActions } from './fill-context.ts';
import { shelfFor } from '#client/record/kept-edits.ts';
import { valuePlace, type SectionValues } from './section-values.ts';
import { useRecentSave } from './recent/use-recent-save.ts';
import { storedWords } from './stored-words.ts';

export interface ValueFieldProps {
  readonly item: ChecklistItem;
  readonly control: Control<SectionValues>;
  readonly recordKey: RecordKey;
  readonly record: FoldedRecord | undefined;
}

/** The answer to an item. */
export function ValueField({ item, control, recordKey, record }: ValueFieldProps) {
  const { kept, scope, mayAnswer } = useFillActions();
  const save = useRecentSave({
    ...{ recordKey, record, field: 'value', code: item.code, blank: null },
    words: (value, before) => ({
      words: m.filling_act_answer({ code: item.code, answer: storedWords(item, value) }),
      wordsBefore: storedWords(item, before),
    }),
  });
  const place = valuePlace(item);
  const { field } = useController({
    control,
    name: `${place}.value`,
    defaultValue: draftOf(item, readField(record, 'value', answerFields.value).value),
  });
  return (
    <AnswerField
      scope={scope}
      mayAnswer={mayAnswer}
      spec={item}
      name={`${item.code}. ${labelText(item.text)}`}
      recordKey={recordKey}
      record={record}
      field="value"
      draft={field.value}
      setDraft={field.onChange}
      save={save}
      keep={shelfFor(kept, recordKey, place)}
      conflictName={m.conflicts_of_answer({ code: item.code })}
      clearedWords={m.fill_cleared({ code: item.code })}
    />
  );
}

/** `wrong` cannot be true; `doubtful` can be explained. Either way the unit is asked for its explanation. */
export type FigureVerdict = 'fits' | 'doubtful' | 'wrong';

/** A table that is answered and has rows contradicts itself, not its figures: nobody is asked to explain it. */
export function figureVerdict(problems: readonly ItemProblem[]): FigureVerdict {
  const levels = problems.flatMap(({ code, level }) => (code === 'none-but-rows' ? [] : [level]));
  if (levels.includes('error')) return 'wrong';
  return levels.includes('notice') ? 'doubtful' : 'fits';
}
