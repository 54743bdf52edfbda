/**
 * Issuing the conclusion (S21, S22): what is frozen, what the unit is given, and what stands against
 * it. Pure; the caller makes the files and saves the edits in one transaction.
 */
import type { z } from 'zod';
import type { ConclusionInput } from '#domain/documents/conclusion-input.ts';
import type { FrozenConclusion } from '#domain/followup/frozen-conclusion.ts';
import { namedByPublications } from '#domain/followup/publications.ts';
import {
  planPublication,
  type PublicationInput,
  type PublicationPlan,
} from '#domain/followup/publish.ts';
import { conclusionFields, publishedRecommendationFields } from '#domain/followup/records.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField, seenHeads } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { draftedRecords, draftRecommendations, draftStatements } from './conclusion-draft.ts';
import { openConflicts } from './overview.ts';
import { recommendationFields } from './records.ts';
import { planOutcomes, visitOutcomes } from './visit-outcomes.ts';

/** Why a conclusion may not be issued now. */
export type IssueObstacle =
  | { readonly type: 'not-lead' }
  | { readonly type: 'conflicts'; readonly count: number }
  | { readonly type: 'empty' }
  /** Somebody wrote a sentence or a recommendation and left it blank: it would print as dots. */
  | { readonly type: 'blank'; readonly count: number };

/** The first thing that must be settled before issuing; null when nothing stands against it. */
export function issueObstacle(
  records: readonly FoldedRecord[],
  isLead: boolean,
): IssueObstacle | null {
  if (!isLead) return { type: 'not-lead' };
  const conflicts = openConflicts(records).length;
  if (conflicts > 0) return { type: 'conflicts', count: conflicts };
  const texts = [
    ...draftStatements(records).map(({ text }) => text),
    ...draftRecommendations(records).map(({ content }) => content),
  ];
  if (texts.length === 0) return { type: 'empty' };
  const blank = texts.filter((text) => text.trim() === '').length;
  return blank > 0 ? { type: 'blank', count: blank } : null;
}

/** Everything that the conclusion says, with the ids of the changes whose values it says. */
export function frozenConclusion(
  conclusion: ConclusionInput,
  records: readonly FoldedRecord[],
): FrozenConclusion {
  return { version: 1, conclusion, froze: [...standingHeads(records)] };
}

/** True when a drafted record was written, made or deleted since the conclusion was frozen. */
export function changedSince(
  frozen: Pick<FrozenConclusion, 'froze'>,
  records: readonly FoldedRecord[],
): boolean {
  const standing = standingHeads(records);
  return (
    standing.length !== frozen.froze.length || standing.some((id) => !frozen.froze.includes(id))
  );
}

function standingHeads(records: readonly FoldedRecord[]): readonly string[] {
  const heads = draftedRecords(records).flatMap(({ fields }) =>
    Object.values(fields).flatMap((field) => field.heads.map(({ id }) => id as string)),
  );
  return [...new Set(heads)].toSorted();
}

export interface IssuePlan extends PublicationPlan {
  /** Recommendations that the unit has from an earlier notice and that now read differently. */
  readonly amended: number;
}

/**
 * The publication of a notice, and what each item came to for the next delegation. A recommendation that an earlier notice gave to the unit keeps its
 * record, with the unit's acknowledgement and reports on it; where its words or its deadline differ
 * now they are written over. Only what is new is published anew.
 */
export function planIssue(
  input: PublicationInput,
  published: readonly FoldedRecord[],
  records: readonly FoldedRecord[],
): IssuePlan {
  const earlier = publishedDrafts(published);
  const plan = planPublication({
    ...input,
    recommendations: input.recommendations.filter(({ record }) => !earlier.has(record)),
  });
  const amendments = input.recommendations.flatMap((draft) => {
    const before = earlier.get(draft.record);
    return before === undefined ? [] : [amend(draft, before)];
  });
  const kept = [...earlier].map(([draft, { record }]) => [draft, record] as const);
  const outcomes = visitOutcomes(records, new Map([...kept, ...plan.published]));
  const { visit, followup } = input;
  const carried = planOutcomes({ visit, followup, outcomes, standing: published });
  return {
    ...plan,
    edits: [...amendments.flat(), ...plan.edits, ...carried],
    amended: amendments.filter((edits) => edits.length > 0).length,
  };
}

/** The published recommendation of each draft that the unit has already. */
export function publishedDrafts(
  followup: readonly FoldedRecord[],
): ReadonlyMap<RecordKey, FoldedRecord> {
  const named = namedByPublications(followup);
  return new Map(
    followup.flatMap((folded) => {
      if (recordParts(folded.record).kind !== 'recommendation' || !named.has(folded.record))
        return [];
      const source = readField(folded, 'source', publishedRecommendationFields.source).value;
      return source ? [[source.record, folded] as const] : [];
    }),
  );
}

function amend(draft: FoldedRecord, published: FoldedRecord): readonly Edit[] {
  return (['content', 'reason', 'owner', 'due', 'product', 'order'] as const).flatMap((field) => {
    const { value } = readField(draft, field, recommendationFields[field]);
    const before = readField(published, field, publishedRecommendationFields[field]).value;
    if (value === undefined || canonicalJson(value) === canonicalJson(before ?? null)) return [];
    const { scope, record } = published;
    return [{ scope, record, field, value, seen: seenHeads(published, field) }];
  });
}

/** An issued notice, as lists show it. */
export interface IssuedConclusion {
  readonly record: RecordKey;
  readonly issue: z.infer<typeof conclusionFields.issue>;
}

/** What has been issued of a visit, the newest first. */
export function issuedConclusions(followup: readonly FoldedRecord[]): readonly IssuedConclusion[] {
  const named = namedByPublications(followup);
  return followup
    .filter(({ record }) => recordParts(record).kind === 'conclusion' && named.has(record))
    .flatMap((folded) => {
      const issue = readField(folded, 'issue', conclusionFields.issue).value;
      return issue === undefined ? [] : [{ record: folded.record, issue }];
    })
    .toSorted((left, right) => (left.record < right.record ? 1 : -1));
}
