import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { findingFields, type severities } from './records.ts';

export type Severity = (typeof severities)[number];

/** A finding as lists show it. */
export interface DraftFinding {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** The answer that it was raised from. */
  readonly answer: RecordKey | null;
  /** Code of that item. */
  readonly code: string | null;
  readonly kind: 'limitation' | 'strength';
  readonly text: string;
  readonly severity: Severity;
  readonly rule: string;
  readonly proposal: string;
  readonly owner: string;
  readonly due: string | null;
  readonly cause: 'subjective' | 'objective' | null;
  readonly fixedOnSpot: boolean;
  /** What supports it beside its item. */
  readonly evidence: readonly RecordKey[];
}

/** Findings in the order in which they were made: their ids begin with the time of the making. */
export function draftFindings(records: readonly FoldedRecord[]): readonly DraftFinding[] {
  return records
    .filter(({ record, deleted }) => !deleted && recordParts(record).kind === 'finding')
    .map((folded) => {
      const answer = readField(folded, 'answer', findingFields.answer).value ?? null;
      return {
        record: folded.record,
        folded,
        answer,
        code: answer === null ? null : itemCode(answer),
        kind: readField(folded, 'kind', findingFields.kind).value ?? ('limitation' as const),
        text: readField(folded, 'text', findingFields.text).value ?? '',
        severity: readField(folded, 'severity', findingFields.severity).value ?? ('major' as const),
        rule: readField(folded, 'rule', findingFields.rule).value ?? '',
        proposal: readField(folded, 'proposal', findingFields.proposal).value ?? '',
        owner: readField(folded, 'owner', findingFields.owner).value ?? '',
        due: readField(folded, 'due', findingFields.due).value ?? null,
        cause: readField(folded, 'cause', findingFields.cause).value ?? null,
        fixedOnSpot: readField(folded, 'fixedOnSpot', findingFields.fixedOnSpot).value ?? false,
        evidence: readField(folded, 'evidence', findingFields.evidence).value ?? [],
      };
    })
    .toSorted((left, right) => (left.record < right.record ? -1 : 1));
}

/** "C15" of `answer:cong-nghe-thong-tin/C15`; null for a record that is no answer. */
export function itemCode(record: RecordKey): string | null {
  const { kind, id } = recordParts(record);
  return kind === 'answer' ? (id.split('/')[1] ?? null) : null;
}
