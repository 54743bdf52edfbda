import { useMemo } from 'react';
import { holidaysOfVietNam } from '#domain/calendar/holidays-viet-nam.ts';
import { failDefaults } from '#domain/checklist/fail-defaults.ts';
import { legalBasis } from '#domain/checklist/legal-basis.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { makeScope, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { findingPhotos } from '#domain/visit/conclusion-draft-evidence.ts';
import { unitExplanations, type UnitExplanation } from '#domain/visit/explanations.ts';
import { numberFindings } from '#domain/visit/number-findings.ts';
import { draftFindings, type DraftFinding } from '#domain/visit/overview-findings.ts';
import { startOfFailing, type FindingSource } from '#client/record/finding-prefill.ts';
import { readyChecklists, useChecklists } from '#client/services/use-checklists.ts';
import { useRecords, useVisit, type VisitContext } from '#client/services/use-records.ts';

/** A finding as the list shows it. */
export interface ListedFinding extends DraftFinding {
  readonly number: number;
  readonly explanations: readonly UnitExplanation[];
  /** All of its photos. */
  readonly photos: number;
}

export interface VisitFindings {
  readonly context: VisitContext;
  readonly findings: readonly ListedFinding[];
  readonly recordOf: (key: RecordKey) => FoldedRecord | undefined;
  /** The item of a finding, where its checklist is on this device. */
  readonly sourceOf: (answer: RecordKey | null) => FindingSource | null;
}

const none: readonly string[] = [];

/** `undefined` while it is being read, `null` where the visit is not this account's. */
export function useFindings(visitId: string): VisitFindings | null | undefined {
  const context = useVisit(visitId);
  const scope = useMemo(() => makeScope('visit', visitId), [visitId]);
  const records = useRecords(scope);
  const loaded = useChecklists(context?.visit.checklists ?? none);
  return useMemo(() => {
    if (context === null || (context && context.role === null)) return null;
    if (!context || !records || !loaded) return undefined;
    const byKey = new Map(records.map((record) => [record.record, record]));
    const { visit } = context;
    return {
      context,
      findings: listFindings(records),
      recordOf: (key) => byKey.get(key),
      sourceOf: (answer) => {
        const [checklistId = '', code = ''] =
          answer === null ? [] : recordParts(answer).id.split('/');
        const checklist = readyChecklists(loaded).find(({ id }) => id === checklistId);
        const item = checklist?.sections
          .flatMap(({ items }) => items)
          .find((one) => one.code === code);
        if (answer === null || checklist === undefined || item === undefined) return null;
        return {
          ...{ item, answer },
          basis: legalBasis(checklist, item.legal, visit.period),
          start: startOfFailing(failDefaults(item, checklist, visit.date, holidaysOfVietNam), ''),
        };
      },
    };
  }, [context, records, loaded]);
}

function listFindings(records: readonly FoldedRecord[]): readonly ListedFinding[] {
  const explanations = unitExplanations(records);
  const numbers = new Map(
    numberFindings(records).map(({ number, record }) => [record.record, number]),
  );
  const photosOf = findingPhotos(records);
  return draftFindings(records).map((finding) => ({
    ...finding,
    number: numbers.get(finding.record) ?? 0,
    explanations: explanations.get(finding.record) ?? [],
    photos: photosOf(finding).length,
  }));
}
