/**
 * The state of a published recommendation, derived from records (S8): never a field, because the
 * unit and the delegation could set it at the same time.
 *
 *   nothing yet             -> published
 *   acknowledgement         -> acknowledged
 *   response with a report  -> reported
 *   verdict on that report  -> accepted | returned (another report after `returned` -> reported)
 *
 * Overdue is not a state but a flag beside it.
 */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import {
  acknowledgementFields,
  publishedRecommendationFields,
  responseFields,
  verdictFields,
} from './records.ts';

export type RecommendationStage =
  'published' | 'acknowledged' | 'reported' | 'returned' | 'accepted';

export interface ResponseReading {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** Absent while it is only a draft of the unit. */
  readonly report: { readonly text: string; readonly at: string } | undefined;
  readonly verdict:
    | {
        readonly decision: 'accepted' | 'returned';
        readonly reason: string;
        readonly by: string;
        readonly at: string;
      }
    | undefined;
}

export interface RecommendationReading {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly content: string;
  readonly reason: string;
  readonly owner: string;
  readonly due: string | null;
  readonly product: string;
  readonly order: string;
  readonly stage: RecommendationStage;
  readonly acknowledgement:
    | {
        readonly record: RecordKey;
        readonly folded: FoldedRecord;
        readonly inCharge: string;
        readonly plan: string;
        readonly at: string;
      }
    | undefined;
  /** Oldest first. */
  readonly responses: readonly ResponseReading[];
}

/** All published recommendations of a follow-up with what followed, in their order. */
export function readRecommendations(
  records: readonly FoldedRecord[],
  named: ReadonlySet<string>,
): readonly RecommendationReading[] {
  const ofKind = (kind: string) =>
    records.filter((record) => recordParts(record.record).kind === kind);
  const verdicts = ofKind('verdict');
  const responses = ofKind('response').map((folded) => readResponse(folded, verdicts));
  const acknowledgements = ofKind('acknowledgement');
  return ofKind('recommendation')
    .filter((record) => named.has(record.record))
    .map((folded) => readRecommendation(folded, acknowledgements, responses))
    .toSorted(
      (left, right) =>
        compareText(left.order, right.order) || compareText(left.record, right.record),
    );
}

/** Days from `today` to the deadline (negative: overdue by so many); null without a deadline or once accepted. */
export function daysLeft(
  recommendation: Pick<RecommendationReading, 'due' | 'stage'>,
  today: string,
): number | null {
  if (recommendation.due === null || recommendation.stage === 'accepted') return null;
  return Math.round((Date.parse(recommendation.due) - Date.parse(today)) / 86_400_000);
}

function readRecommendation(
  folded: FoldedRecord,
  acknowledgements: readonly FoldedRecord[],
  responses: readonly ResponseReading[],
): RecommendationReading {
  const read = <K extends keyof typeof publishedRecommendationFields>(field: K) =>
    readField(folded, field, publishedRecommendationFields[field]).value;
  const own = responses
    .filter(
      ({ folded: response }) =>
        readField(response, 'recommendation', responseFields.recommendation).value ===
        folded.record,
    )
    .toSorted((left, right) => compareText(left.report?.at ?? '~', right.report?.at ?? '~'));
  const acknowledgement = acknowledgements.find(
    (entry) =>
      readField(entry, 'recommendation', acknowledgementFields.recommendation).value ===
      folded.record,
  );
  return {
    record: folded.record,
    folded,
    content: (read('content') as string | undefined) ?? '',
    reason: (read('reason') as string | undefined) ?? '',
    owner: (read('owner') as string | undefined) ?? '',
    due: (read('due') as string | null | undefined) ?? null,
    product: (read('product') as string | undefined) ?? '',
    order: (read('order') as string | undefined) ?? '',
    stage: stageOf(own, acknowledgement !== undefined),
    acknowledgement: acknowledgement && readAcknowledgement(acknowledgement),
    responses: own,
  };
}

function stageOf(
  responses: readonly ResponseReading[],
  acknowledged: boolean,
): RecommendationStage {
  if (responses.some((response) => response.verdict?.decision === 'accepted')) return 'accepted';
  const sent = responses.filter((response) => response.report !== undefined);
  // Not by the newest: `at` is a tablet's clock, and a report must not hide behind one that was ahead.
  if (sent.some((response) => !response.verdict)) return 'reported';
  if (sent.length > 0) return 'returned';
  return acknowledged ? 'acknowledged' : 'published';
}

function readAcknowledgement(
  folded: FoldedRecord,
): NonNullable<RecommendationReading['acknowledgement']> {
  return {
    record: folded.record,
    folded,
    inCharge: readField(folded, 'inCharge', acknowledgementFields.inCharge).value ?? '',
    plan: readField(folded, 'plan', acknowledgementFields.plan).value ?? '',
    at: folded.fields['recommendation']?.heads[0]?.at ?? '',
  };
}

/** A verdict holds for the very report that it names: one that was written over waits again. */
function readResponse(folded: FoldedRecord, verdicts: readonly FoldedRecord[]): ResponseReading {
  const written = readField(folded, 'report', responseFields.report);
  const judged = verdicts
    .map((entry) => readField(entry, 'verdict', verdictFields.verdict))
    .filter(
      ({ value }) => value?.response === folded.record && value.report === written.heads[0]?.id,
    )
    .toSorted((left, right) => compareText(left.heads[0]?.at ?? '', right.heads[0]?.at ?? ''))
    .at(-1);
  return {
    record: folded.record,
    folded,
    report: written.value,
    verdict: judged?.value && {
      decision: judged.value.decision,
      reason: judged.value.reason,
      by: judged.heads[0]?.by ?? '',
      at: judged.heads[0]?.at ?? '',
    },
  };
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
