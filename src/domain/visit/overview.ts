/** How a visit stands: who answered what, where people differ. Counted from the records alone. */
import type { Checklist } from '#domain/checklist/definition.ts';
import { checklistProgress, type Progress } from '#domain/checklist/progress.ts';
import { checklistScore, type ChecklistScore } from '#domain/checklist/score.ts';
import { createVisibility, type IsShown } from '#domain/checklist/visibility.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { draftFindings, itemCode } from './overview-findings.ts';
import {
  answerFields,
  explanationFields,
  findingFields,
  photoFields,
  rowFields,
} from './records.ts';
import { visitAnswers } from './visit-answers.ts';

export interface ChecklistOverview {
  readonly progress: Progress;
  /** null: none of its items has points. */
  readonly score: ChecklistScore | null;
  /** Who wrote the answers that are shown now, most first. */
  readonly writers: readonly { readonly accountId: string; readonly answers: number }[];
  readonly findings: number;
  readonly conflicts: number;
}

/** `isAsked` is over all checklists of the visit: a condition may name an item of another one. */
export function checklistOverview(
  checklist: Checklist,
  records: readonly FoldedRecord[],
  isAsked?: IsShown,
): ChecklistOverview {
  const answersOf = visitAnswers(records)(checklist.id);
  const isShown = isAsked ?? createVisibility([checklist], answersOf);
  const byKey = new Map(records.map((record) => [record.record, record]));
  const find = (code: string) => byKey.get(makeRecordKey('answer', `${checklist.id}/${code}`));
  const answers = new Map<string, number>();
  for (const { code } of checklist.sections.flatMap(({ items }) => items)) {
    const { value, heads } = readField(find(code), 'value', answerFields.value);
    const by = heads[0]?.by;
    if (value === undefined || value === null || by === undefined) continue;
    answers.set(by, (answers.get(by) ?? 0) + 1);
  }
  const belongs = (record: RecordKey | null) =>
    record !== null && recordParts(record).id.startsWith(`${checklist.id}/`);
  return {
    progress: checklistProgress(checklist, answersOf, isShown),
    score: checklistScore(checklist, answersOf, isShown),
    writers: [...answers]
      .map(([accountId, count]) => ({ accountId, answers: count }))
      .toSorted((left, right) => right.answers - left.answers),
    findings: draftFindings(records).filter(({ answer }) => belongs(answer)).length,
    // What was said to a cross-check hangs at no item, but belongs to a checklist.
    conflicts: openConflicts(records).filter(({ item, record }) => belongs(item ?? record)).length,
  };
}

/** What one person has written in a visit, as it is shown now. */
export interface MemberWork {
  readonly answers: number;
  readonly findings: number;
  readonly photos: number;
}

export function memberWork(records: readonly FoldedRecord[], accountId: string): MemberWork {
  const count = (kind: string, field: string) =>
    records.filter((record) => {
      const head = record.fields[field]?.heads[0];
      return (
        recordParts(record.record).kind === kind && head?.by === accountId && head.value !== null
      );
    }).length;
  return {
    answers: count('answer', 'value'),
    findings: count('finding', 'text'),
    photos: count('photo', 'picture'),
  };
}

/** A record in which two people differ. */
export interface OpenConflict {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** The answer that it belongs to; null for a record that hangs at no item. */
  readonly item: RecordKey | null;
  readonly code: string | null;
  readonly fields: readonly string[];
  /** One deleted it while another went on writing. */
  readonly deletedMeanwhile: boolean;
}

/** All open conflicts of a visit, answers first, in the order of their codes. */
export function openConflicts(records: readonly FoldedRecord[]): readonly OpenConflict[] {
  const byKey = new Map(records.map((record) => [record.record, record]));
  return records
    .filter(({ deleted }) => !deleted)
    .flatMap((folded): readonly OpenConflict[] => {
      const fields = Object.entries(folded.fields)
        .filter(([, field]) => field.conflict)
        .map(([name]) => name);
      if (fields.length === 0 && !folded.deletedMeanwhile) return [];
      const item = itemOf(folded, byKey);
      const code = item === null ? null : itemCode(item);
      const { record, deletedMeanwhile } = folded;
      return [{ record, folded, item, code, fields, deletedMeanwhile }];
    })
    .toSorted((left, right) => (sortKey(left) < sortKey(right) ? -1 : 1));
}

function sortKey({ code, record }: OpenConflict): string {
  return `${code ?? '~'} ${record}`;
}

/** The answer at which a record hangs: itself, a row's, a finding's, a photo's, a photo's of one of these. */
function itemOf(
  folded: FoldedRecord,
  byKey: ReadonlyMap<RecordKey, FoldedRecord>,
): RecordKey | null {
  switch (recordParts(folded.record).kind) {
    case 'answer':
      return folded.record;
    case 'row':
      return readField(folded, 'of', rowFields.of).value ?? null;
    case 'finding':
      return readField(folded, 'answer', findingFields.answer).value ?? null;
    case 'explanation': {
      const of = readField(folded, 'of', explanationFields.of).value;
      const target = of === undefined ? undefined : byKey.get(of);
      return target && recordParts(target.record).kind === 'finding' ? itemOf(target, byKey) : null;
    }
    case 'photo': {
      const of = readField(folded, 'of', photoFields.of).value;
      if (of === undefined || recordParts(of).kind === 'answer') return of ?? null;
      const target = byKey.get(of);
      return target && recordParts(of).kind !== 'photo' ? itemOf(target, byKey) : null;
    }
    default:
      return null;
  }
}
