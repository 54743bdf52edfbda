import { useMemo, useState } from 'react';
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { findingFields, photoFields, rowFields } from '#domain/visit/records.ts';
import { sortRows, visitAnswers } from '#domain/visit/visit-answers.ts';
import { numberFindings, type NumberedFinding } from '#domain/visit/number-findings.ts';
import { useRecords } from '#client/services/use-records.ts';
import { sameEntries } from './same-entries.ts';

/** All records at one item. */
export interface ItemRecords {
  readonly record: FoldedRecord | undefined;
  readonly photos: readonly FoldedRecord[];
  /** Rows of a table in their order. */
  readonly tableRows: readonly FoldedRecord[];
  readonly findings: readonly NumberedFinding[];
}

/** The visit's records by what they belong to. What did not move is the same object as before. */
export interface FillData {
  readonly records: ReadonlyMap<RecordKey, FoldedRecord>;
  /** By the key of the item's answer; items at which nobody wrote are not in it. */
  readonly items: ReadonlyMap<RecordKey, ItemRecords>;
  readonly findingCount: number;
  readonly answers: (checklistId: string) => AnswerLookup;
}

export const nothingWritten: ItemRecords = {
  record: undefined,
  photos: [],
  tableRows: [],
  findings: [],
};

/** `undefined` while they are being read. */
export function useFillData(scope: Scope): FillData | undefined {
  const [read] = useState(fillDataReader);
  const records = useRecords(scope);
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

function groupRecords(records: readonly FoldedRecord[], before: FillData | undefined): FillData {
  const groups = new Map<RecordKey, Group>();
  const numbered = numberFindings(records);
  for (const finding of numbered) {
    const at = readField(finding.record, 'answer', findingFields.answer).value;
    groupAt(groups, at).findings.push(finding);
  }
  // Ids of photos begin with the time of their making, and records come in the order of their keys.
  for (const record of records) {
    const { kind } = recordParts(record.record);
    if (kind === 'answer') groupAt(groups, record.record).record = record;
    else if (kind === 'photo') {
      groupAt(groups, readField(record, 'of', photoFields.of).value).photos.push(record);
    } else if (kind === 'row') {
      groupAt(groups, readField(record, 'of', rowFields.of).value).tableRows.push(record);
    }
  }
  return {
    records: new Map(records.map((record) => [record.record, record])),
    items: new Map(
      [...groups].map(([key, group]) => [key, keepSame(group, before?.items.get(key))]),
    ),
    findingCount: numbered.length,
    answers: visitAnswers(records),
  };
}

interface Group {
  record: FoldedRecord | undefined;
  readonly photos: FoldedRecord[];
  readonly tableRows: FoldedRecord[];
  readonly findings: NumberedFinding[];
}

/** The group of an item; one that nobody will ask for where a record belongs to none. */
function groupAt(groups: Map<RecordKey, Group>, key: RecordKey | null | undefined): Group {
  const known = key ? groups.get(key) : undefined;
  if (known !== undefined) return known;
  const group: Group = { record: undefined, photos: [], tableRows: [], findings: [] };
  if (key) groups.set(key, group);
  return group;
}

function keepSame(group: Group, before: ItemRecords = nothingWritten): ItemRecords {
  const photos = sameEntries(before.photos, group.photos, Object.is);
  const tableRows = sameEntries(before.tableRows, sortRows(group.tableRows), Object.is);
  const findings = sameEntries(before.findings, group.findings, sameFinding);
  const same =
    group.record === before.record &&
    photos === before.photos &&
    tableRows === before.tableRows &&
    findings === before.findings;
  return same ? before : { record: group.record, photos, tableRows, findings };
}

const sameFinding = (left: NumberedFinding, right: NumberedFinding): boolean =>
  left.number === right.number && left.record === right.record;
