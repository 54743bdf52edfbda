import { useState } from 'react';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { seenHeads } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { answerKey } from '#domain/visit/visit-answers.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import type { SaveProblem } from '#client/record/save-problem-words.ts';
import { useWorkspace } from '#client/services/services-context.tsx';
import { useFillActions } from '../fill-context.ts';
import { recentActs } from '../recent/recent-acts.ts';

export interface RunSave {
  /** The number of the act once all of them are stored. */
  readonly save: (
    items: readonly ChecklistItem[],
    value: AnswerValue,
    words: string,
  ) => Promise<number | null>;
  readonly problem: SaveProblem | null;
}

/** Stores one answer at several items that have none, in one save and as one act. */
export function useRunSave(
  checklistId: string,
  records: ReadonlyMap<RecordKey, FoldedRecord>,
): RunSave {
  const { scope } = useFillActions();
  const workspace = useWorkspace();
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const save: RunSave['save'] = async (items, value, answer) => {
    const edits = items.map(({ code }) => {
      const record = answerKey(checklistId, code);
      const seen = seenHeads(records.get(record), 'value');
      return { scope, record, field: 'value', value, seen };
    });
    const saved = await workspace.save(edits);
    setProblem(saved.ok ? null : saved.error);
    if (!saved.ok) return null;
    const entries = items.flatMap(({ code }, index) => {
      const [edit, change] = [edits[index], saved.value.ids[index]];
      if (edit === undefined || change === undefined) return [];
      const { record, seen } = edit;
      return [{ record, field: 'value', code, before: null, after: value, seen, change }];
    });
    const codes = items.map(({ code }) => code).join(', ');
    return recentActs(workspace, scope).add({
      words: m.filling_act_run({ answer, count: items.length, codes }),
      wordsBefore: m.fill_no_answer(),
      at: saved.value.at,
      entries,
    });
  };
  return { save, problem };
}
