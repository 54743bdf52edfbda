/** Where a photo is used: the questions that are asked of a picture later. */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { evidenceUses, isSeenOnSpot, type EvidenceUse } from './conclusion-draft-evidence.ts';
import { numberFindings } from './number-findings.ts';
import { itemCode } from './overview-findings.ts';
import { findingFields, photoFields } from './records.ts';

export interface PhotoUses {
  /** Code of the item that it hangs at, itself or by its finding; null: at none. */
  readonly code: string | null;
  /** Key of that item's answer. */
  readonly answer: RecordKey | null;
  /** Numbers of the findings that it belongs to. */
  readonly findings: readonly number[];
  /** Sentences and recommendations of the draft that rest on it, its item or its findings; each once. */
  readonly uses: readonly EvidenceUse[];
}

export function photoUses(photo: FoldedRecord, records: readonly FoldedRecord[]): PhotoUses {
  const of = readField(photo, 'of', photoFields.of).value ?? null;
  const answerOf = (finding: FoldedRecord) =>
    readField(finding, 'answer', findingFields.answer).value ?? null;
  const numbered = numberFindings(records).map(({ number, record }) => ({
    ...{ number, key: record.record, answer: answerOf(record) },
    named: readField(record, 'evidence', findingFields.evidence).value ?? [],
  }));
  const own = numbered.find(({ key }) => key === of);
  const answer = of !== null && recordParts(of).kind === 'answer' ? of : (own?.answer ?? null);
  const findings = numbered.filter(
    ({ key, answer: raised, named }) =>
      key === of ||
      (answer !== null && raised === answer) ||
      named.includes(photo.record) ||
      (of !== null && isSeenOnSpot(of) && named.includes(of)),
  );
  const known = evidenceUses(records);
  const keys = new Set([photo.record, of, answer, ...findings.map(({ key }) => key)]);
  const uses = new Map<RecordKey, EvidenceUse>();
  for (const key of keys) {
    for (const use of key === null ? [] : (known.get(key) ?? [])) uses.set(use.record, use);
  }
  return {
    code: answer === null ? null : itemCode(answer),
    answer,
    findings: findings.map(({ number }) => number),
    uses: [...uses.values()],
  };
}
