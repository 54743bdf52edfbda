/** What earlier visits found, as the next delegation reads it. */
import type { z } from 'zod';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { outcomeFields } from './records.ts';

export type FormerFinding = z.infer<typeof outcomeFields.findings>[number];

/** What was found at one item. */
export interface Outcome {
  readonly value: AnswerValue | null;
  readonly findings: readonly FormerFinding[];
  readonly recommendations: readonly RecordKey[];
}

/** The record of an item's outcome, from the key of its answer. */
export function outcomeKey(answer: RecordKey): RecordKey {
  return makeRecordKey('outcome', recordParts(answer).id);
}

/** The outcomes of a follow-up by the key of the item's answer; what cannot be read counts as blank. */
export function readOutcomes(followup: readonly FoldedRecord[]): ReadonlyMap<RecordKey, Outcome> {
  return new Map(
    followup.flatMap((folded) => {
      const { kind, id } = recordParts(folded.record);
      if (kind !== 'outcome') return [];
      const outcome: Outcome = {
        value: readField(folded, 'value', outcomeFields.value).value ?? null,
        findings: readField(folded, 'findings', outcomeFields.findings).value ?? [],
        recommendations:
          readField(folded, 'recommendations', outcomeFields.recommendations).value ?? [],
      };
      return [[makeRecordKey('answer', id), outcome] as const];
    }),
  );
}

/** Something was wrong and was not mended on the spot. */
export function hasLimitation({ findings }: Pick<Outcome, 'findings'>): boolean {
  return findings.some(({ kind, fixedOnSpot }) => kind === 'limitation' && !fixedOnSpot);
}
