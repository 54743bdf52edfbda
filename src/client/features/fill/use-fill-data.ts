import { useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { findingFields, photoFields, rowFields } from '#domain/visit/records.ts';
import { sortRows, visitAnswers } from '#domain/visit/visit-answers.ts';
import { numberFindings, type NumberedFinding } from '#domain/visit/number-findings.ts';
import { useRecords } from '#client/services/use-records.ts';
import { sameEntries, useStableRecords } from './stable-records.ts';

export interface FillData {
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
  readonly photos: ReadonlyMap<RecordKey, readonly FoldedRecord[]>;
  /** Rows of tables in their order, by the answer that they belong to. */
  readonly rows: ReadonlyMap<RecordKey, readonly FoldedRecord[]>;
  readonly findings: ReadonlyMap<RecordKey, readonly NumberedFinding[]>;
  readonly findingCount: number;
  readonly answers: (checklistId: string) => AnswerLookup;
}

export const noPhotos: readonly FoldedRecord[] = [];
export const noRows: readonly FoldedRecord[] = [];
export const noFindings: readonly NumberedFinding[] = [];

/** The visit's records by what they belong to; `undefined` while they are being read. */
export function useFillData(scope: Scope): FillData | undefined {
  const [read] = useState(fillDataReader);
  const records = useStableRecords(useRecords(scope));
  return useMemo(() => records && read(records), [records, read]);
}

/** Groups records, giving back the former groups, and the former whole, where nothing moved in them. */
function fillDataReader(): (records: readonly FoldedRecord[]) => FillData {
  let before: { readonly records: readonly FoldedRecord[]; readonly data: FillData } | undefined;
  return (records) => {
    if (before === undefined || sameEntries(before.records, records, Object.is) === records) {
      before = { records, data: groupRecords(records, before?.data) };
    }
    return before.data;
  };
}

/** What is answered so far in one checklist; of two answers in conflict the one shown first. */
export function answerLookup(data: FillData, checklistId: string): AnswerLookup {
  return data.answers(checklistId);
}

function groupRecords(records: readonly FoldedRecord[], before: FillData | undefined): FillData {
  const photos = new Map<RecordKey, FoldedRecord[]>();
  const rows = new Map<RecordKey, FoldedRecord[]>();
  const findings = new Map<RecordKey, NumberedFinding[]>();
  const numbered = numberFindings(records);
  for (const finding of numbered) {
    push(findings, readField(finding.record, 'answer', findingFields.answer).value, finding);
  }
  // Ids of photos begin with the time of their making.
  const inOrder = records.toSorted((left, right) => (left.record < right.record ? -1 : 1));
  for (const record of inOrder) {
    const { kind } = recordParts(record.record);
    if (kind === 'photo') {
      push(photos, readField(record, 'of', photoFields.of).value, record);
    } else if (kind === 'row') {
      push(rows, readField(record, 'of', rowFields.of).value, record);
    }
  }
  return {
    records: new Map(records.map((record) => [record.record, record])),
    photos: keepSame(photos, before?.photos, Object.is),
    rows: keepSame(
      new Map([...rows].map(([key, ofTable]) => [key, sortRows(ofTable)])),
      before?.rows,
      Object.is,
    ),
    findings: keepSame(
      findings,
      before?.findings,
      (left, right) => left.number === right.number && left.record === right.record,
    ),
    findingCount: numbered.length,
    answers: visitAnswers(records),
  };
}

function push<T>(groups: Map<RecordKey, T[]>, key: RecordKey | null | undefined, entry: T): void {
  if (key === null || key === undefined) return;
  const group = groups.get(key);
  if (group) group.push(entry);
  else groups.set(key, [entry]);
}

function keepSame<T>(
  groups: ReadonlyMap<RecordKey, readonly T[]>,
  before: ReadonlyMap<RecordKey, readonly T[]> | undefined,
  same: (left: T, right: T) => boolean,
): ReadonlyMap<RecordKey, readonly T[]> {
  return new Map(
    [...groups].map(([key, group]) => [key, sameEntries(before?.get(key), group, same)]),
  );
}
