import { answerValueSchema, type AnswerValue } from '#domain/checklist/answer.ts';
import { valueState } from '#domain/checklist/answer-state.ts';
import { checkAnswer } from '#domain/checklist/check-answer.ts';
import type { TableColumn } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { cellField } from '#domain/visit/records.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { answerWords } from './answer-words.ts';

/** A cell of a table as it is read: words, and a mark where it fails, is wrong or two people differ. */
export interface CellView {
  readonly words: string;
  readonly look: 'answer' | 'blank' | 'na';
  /** `label`: what the mark says beside the words; undefined where the words say it. */
  readonly mark: {
    readonly state: 'fail' | 'part' | 'err' | 'ask' | 'conflict';
    readonly label: string | undefined;
  } | null;
}

const valueSchema = answerValueSchema.nullable();

export function cellView(column: TableColumn, record: FoldedRecord): CellView {
  const {
    value = null,
    conflict,
    unreadable,
    heads,
  } = readField(record, cellField(column.id), valueSchema);
  if (conflict) {
    const all = heads.map((head) => {
      const parsed = valueSchema.safeParse(head.value);
      return parsed.success ? cellWords(column, parsed.data) : m.fill_unreadable_short();
    });
    const mark = { state: 'conflict', label: m.conflicts_state() } as const;
    return { words: [...new Set(all)].join(' / '), look: 'answer', mark };
  }
  if (unreadable) {
    return {
      words: m.fill_unreadable_short(),
      look: 'answer',
      mark: { state: 'ask', label: undefined },
    };
  }
  const words = cellWords(column, value);
  if (value?.kind === 'na') return { words, look: 'na', mark: null };
  const state = valueState(column, value);
  if (state === 'unanswered') return { words: m.fill_not_entered(), look: 'blank', mark: null };
  return { words, look: 'answer', mark: markOf(column, value, state) };
}

/** As one line; the unit of an amount stands in the head of its column. */
function cellWords(column: TableColumn, value: AnswerValue | null): string {
  if (value?.kind !== 'money') return answerWords(column, value);
  const { dong: counts, hedges } = value;
  return answerWords({ type: 'count' }, { kind: 'count', counts, ...(hedges && { hedges }) });
}

function markOf(
  column: TableColumn,
  value: AnswerValue | null,
  state: ReturnType<typeof valueState>,
): CellView['mark'] {
  const checked = checkAnswer(column, value);
  if (!checked.ok && checked.error.some(({ level }) => level !== 'ask')) {
    const wrong = checked.error.some(({ level }) => level === 'error');
    return { state: wrong ? 'err' : 'ask', label: m.answers_table_wrong() };
  }
  if (state !== 'fail' && state !== 'part') return null;
  // "Không đạt" is said by its own word; of a yes or no it is not.
  return { state, label: column.type === 'compliance' ? undefined : m.fill_level_unmet() };
}
