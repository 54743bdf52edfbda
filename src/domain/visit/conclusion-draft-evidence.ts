/** What was found in a visit and where the conclusion uses it. */
import { answerState } from '#domain/checklist/answer-state.ts';
import type { Checklist } from '#domain/checklist/definition.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import type { StatementSection } from '#domain/documents/conclusion-input.ts';
import { groupBy } from '#domain/kernel/group-by.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { draftRecommendations, draftStatements } from './conclusion-draft.ts';
import { unitExplanations, type UnitExplanation } from './explanations.ts';
import { answerFields, photoFields } from './records.ts';
import { draftFindings, type DraftFinding } from './overview-findings.ts';
import { visitAnswers } from './visit-answers.ts';

/** A place of the draft that names a piece of evidence; `number` counts from 1 in its list. */
export type EvidenceUse =
  | {
      readonly type: 'statement';
      readonly section: StatementSection;
      readonly number: number;
      readonly record: RecordKey;
    }
  | { readonly type: 'recommendation'; readonly number: number; readonly record: RecordKey };

interface EvidenceBase {
  readonly record: RecordKey;
  /** Code of the item; null for a finding that stands alone. */
  readonly code: string | null;
  readonly photos: readonly FoldedRecord[];
  readonly uses: readonly EvidenceUse[];
}

/** A finding, or an item that failed and of which nobody made a finding. */
export type Evidence =
  | (EvidenceBase & {
      readonly type: 'finding';
      readonly finding: DraftFinding;
      /** What the unit says to it. */
      readonly explanations: readonly UnitExplanation[];
    })
  | (EvidenceBase & {
      readonly type: 'item';
      readonly item: ChecklistItem;
      readonly state: 'fail' | 'part';
      readonly note: string;
    });

/**
 * Everything that could go into the conclusion: findings in the order in which they were made, then
 * failed and partly met items without a finding, in the order of the walk.
 */
export function draftEvidence(
  records: readonly FoldedRecord[],
  checklists: readonly Checklist[],
): readonly Evidence[] {
  const uses = evidenceUses(records);
  const photos = photosByRecord(records);
  const photosOf = findingPhotos(records, photos);
  const findings = draftFindings(records);
  const usesOf = (record: RecordKey) => uses.get(record) ?? [];
  const raised = new Set(findings.map(({ answer }) => answer));
  const byKey = new Map(records.map((record) => [record.record, record]));
  const explanations = unitExplanations(records);
  const answers = visitAnswers(records);
  return [
    ...findings.map((finding) => ({
      type: 'finding' as const,
      record: finding.record,
      code: finding.code,
      photos: photosOf(finding),
      explanations: explanations.get(finding.record) ?? [],
      uses: usesOf(finding.record),
      finding,
    })),
    ...checklists.flatMap((checklist) =>
      checklist.sections.flatMap(({ items }) =>
        items.flatMap((item): readonly Evidence[] => {
          const record = makeRecordKey('answer', `${checklist.id}/${item.code}`);
          const folded = byKey.get(record);
          const state = answerState(item, answers(checklist.id)(item.code));
          if ((state !== 'fail' && state !== 'part') || raised.has(record)) return [];
          const note = readField(folded, 'note', answerFields.note).value ?? '';
          return [
            {
              ...{ type: 'item', record, code: item.code, item, state, note },
              ...{ photos: photos.get(record) ?? [], uses: usesOf(record) },
            },
          ];
        }),
      ),
    ),
  ];
}

/** What was seen on the spot: a finding that names it has its photos. */
export const isSeenOnSpot = (key: RecordKey): boolean =>
  ['observation', 'dossier'].includes(recordParts(key).kind);

/** The photos of a finding: at it, at its item, at what it names of the work on the spot, and named by it. */
export function findingPhotos(
  records: readonly FoldedRecord[],
  photos = photosByRecord(records),
): (finding: Pick<DraftFinding, 'record' | 'answer' | 'evidence'>) => readonly FoldedRecord[] {
  const chosen = new Map(records.filter(isPhoto).map((photo) => [photo.record, photo]));
  return ({ record, answer, evidence }) => {
    const places = [record, ...(answer === null ? [] : [answer]), ...evidence.filter(isSeenOnSpot)];
    return [
      ...new Set([
        ...places.flatMap((place) => photos.get(place) ?? []),
        ...evidence.flatMap((key) => chosen.get(key) ?? []),
      ]),
    ];
  };
}

/** A photo that backs a draft recommendation: it hangs at its evidence, or is one of a finding in it. */
export interface BackingPhoto {
  readonly photo: FoldedRecord;
  readonly of: RecordKey;
}

/** What may be shown to the unit beside each recommendation: nothing that does not belong to it. */
export function backingPhotos(records: readonly FoldedRecord[]): readonly BackingPhoto[] {
  const photos = photosByRecord(records);
  const findings = new Map(draftFindings(records).map((finding) => [finding.record, finding]));
  const photosOf = findingPhotos(records, photos);
  return draftRecommendations(records).flatMap(({ record, evidence }) => {
    const found = evidence.flatMap((key) => {
      const finding = findings.get(key);
      return finding === undefined ? (photos.get(key) ?? []) : photosOf(finding);
    });
    return [...new Set(found)].map((photo) => ({ photo, of: record }));
  });
}

const isPhoto = ({ record, deleted }: FoldedRecord): boolean =>
  !deleted && recordParts(record).kind === 'photo';

export function evidenceUses(
  records: readonly FoldedRecord[],
): ReadonlyMap<RecordKey, readonly EvidenceUse[]> {
  const uses = new Map<RecordKey, EvidenceUse[]>();
  const note = (evidence: readonly RecordKey[], use: EvidenceUse): void => {
    for (const key of evidence) uses.set(key, [...(uses.get(key) ?? []), use]);
  };
  for (const [section, statements] of groupBy(draftStatements(records), (one) => one.section)) {
    statements.forEach(({ evidence, record }, index) =>
      note(evidence, { type: 'statement', section, number: index + 1, record }),
    );
  }
  draftRecommendations(records).forEach(({ evidence, record }, index) =>
    note(evidence, { type: 'recommendation', number: index + 1, record }),
  );
  return uses;
}

function photosByRecord(
  records: readonly FoldedRecord[],
): ReadonlyMap<RecordKey, readonly FoldedRecord[]> {
  const photos = new Map<RecordKey, FoldedRecord[]>();
  for (const photo of records) {
    if (recordParts(photo.record).kind !== 'photo') continue;
    const of = readField(photo, 'of', photoFields.of).value;
    if (of !== undefined) photos.set(of, [...(photos.get(of) ?? []), photo]);
  }
  return photos;
}
