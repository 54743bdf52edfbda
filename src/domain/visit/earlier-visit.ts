/** A visit of the same unit that came before, as far as this device holds it. */
import type { AnswerLookup } from '#domain/checklist/answer.ts';
import { noAnswer } from '#domain/checklist/answer.ts';
import type { Visit } from '#domain/directory/directory.ts';
import { hasLimitation, readOutcomes, type Outcome } from '#domain/followup/outcomes.ts';
import { namedByPublications } from '#domain/followup/publications.ts';
import {
  readRecommendations,
  type RecommendationReading,
} from '#domain/followup/recommendation-state.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { publishedDrafts } from './conclusion-draft-issue.ts';
import { photoFields, type Picture } from './records.ts';
import { answerKey, visitAnswers } from './visit-answers.ts';
import { visitOutcomes } from './visit-outcomes.ts';

export interface EarlierVisit {
  readonly visit: Visit;
  /** By the key of the item's answer. */
  readonly outcomes: ReadonlyMap<RecordKey, Outcome>;
  readonly answersOf: (checklistId: string) => AnswerLookup;
  readonly recommendations: readonly RecommendationReading[];
  /** Pictures of what was found, each in the scope that gives its bytes. */
  readonly pictures: readonly { readonly scope: Scope; readonly picture: Picture }[];
}

/**
 * What is known of an earlier visit: of the own delegation's from its working file, of another one's
 * from what was carried over into the follow-up (S10). `null` where neither tells anything.
 */
export function readEarlierVisit(
  visit: Visit,
  working: readonly FoldedRecord[],
  followup: readonly FoldedRecord[],
): EarlierVisit | null {
  if (working.length === 0 && followup.length === 0) return null;
  const recommendations = readRecommendations(followup, namedByPublications(followup));
  if (working.length > 0) {
    const published = [...publishedDrafts(followup)].map(
      ([draft, { record }]) => [draft, record] as const,
    );
    const outcomes = visitOutcomes(working, new Map(published));
    return {
      visit,
      outcomes,
      answersOf: visitAnswers(working),
      recommendations,
      pictures: picturesIn(working),
    };
  }
  const outcomes = readOutcomes(followup);
  const answersOf =
    (checklistId: string): AnswerLookup =>
    (code) => {
      const value = outcomes.get(answerKey(checklistId, code))?.value;
      return value ? { ...noAnswer, value } : noAnswer;
    };
  return { visit, outcomes, answersOf, recommendations, pictures: picturesIn(followup) };
}

/** The unit's visits whose inspected period had ended before that of this one began; the latest period first, of one period the latest visit. */
export function visitsBefore(
  visits: readonly Visit[],
  { id, unitId, period }: Pick<Visit, 'id' | 'unitId' | 'period'>,
): readonly Visit[] {
  return visits
    .filter((other) => other.id !== id && other.unitId === unitId && other.period.to < period.from)
    .toSorted((left, right) =>
      left.period.to === right.period.to
        ? right.date.localeCompare(left.date)
        : right.period.to.localeCompare(left.period.to),
    );
}

/** What the unit was asked to do before and has not been confirmed as done. */
export function openRecommendations(
  earlier: readonly EarlierVisit[],
): readonly RecommendationReading[] {
  return earlier.flatMap(({ recommendations }) =>
    recommendations.filter(({ stage }) => stage !== 'accepted'),
  );
}

/** In how many visits one after the other, the latest first, this item was failing. */
export function timesFailed(
  earlier: readonly EarlierVisit[],
  answer: RecordKey,
  fails: (outcome: Outcome) => boolean,
): number {
  let times = 0;
  for (const { outcomes } of earlier) {
    const outcome = outcomes.get(answer);
    if (outcome === undefined || !(hasLimitation(outcome) || fails(outcome))) break;
    times += 1;
  }
  return times;
}

function picturesIn(records: readonly FoldedRecord[]): EarlierVisit['pictures'] {
  return records.flatMap((record) => {
    if (!['photo', 'remedy-photo'].includes(recordParts(record.record).kind)) return [];
    const { value } = readField(record, 'picture', photoFields.picture);
    return value === undefined ? [] : [{ scope: record.scope, picture: value }];
  });
}
