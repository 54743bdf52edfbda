/**
 * The state of a published recommendation, derived from records (S8): never a field, because the
 * unit and the delegation could set it at the same time.
 *
 *   nothing yet             -> published
 *   acknowledgement         -> acknowledged
 *   response with a report  -> reported
 *   verdict on that report  -> accepted | returned (another report after `returned` -> reported)
 *
 * Two who judge the same report without knowing of each other meet in one record: while they differ
 * the report waits, and whoever may judge settles it. Two of a unit who take it on, or who write a
 * report, each have a record of their own: all are listed, none stands for the others.
 *
 * Overdue is not a state but a flag beside it.
 */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import {
  acknowledgementFields,
  publishedRecommendationFields,
  responseFields,
  verdictFields,
} from './records.ts';

export type RecommendationStage =
  'published' | 'acknowledged' | 'reported' | 'returned' | 'accepted';

/** What lead or deputy said of one report. */
export interface VerdictReading {
  readonly decision: 'accepted' | 'returned';
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

export interface AcknowledgementReading {
  readonly record: RecordKey;
  readonly inCharge: string;
  readonly plan: string;
  readonly by: string;
  readonly at: string;
}

export interface ResponseReading {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  /** Absent while it is only a draft of the unit. */
  readonly report: { readonly text: string; readonly at: string } | undefined;
  /** Absent while nobody has judged the report, and while those who did differ. */
  readonly verdict: VerdictReading | undefined;
  /** What they said who differ, for whoever settles it; empty otherwise. */
  readonly disputed: readonly VerdictReading[];
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
  /** Of all of the unit who took it on, oldest first. */
  readonly acknowledgements: readonly AcknowledgementReading[];
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

/** The record of the verdict on a response: one, so that two who judge at once meet in it (S3). */
export function verdictRecord(response: RecordKey): RecordKey {
  return makeRecordKey('verdict', recordParts(response).id);
}

/** Whom the unit named, each once; before that whom the delegation proposed. */
export function inChargeOf(item: RecommendationReading): string {
  const named = item.acknowledgements.map(({ inCharge }) => inCharge.trim()).filter(Boolean);
  return named.length > 0 ? [...new Set(named)].join(', ') : item.owner;
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
  const takenOn = acknowledgements
    .filter(
      (entry) =>
        readField(entry, 'recommendation', acknowledgementFields.recommendation).value ===
        folded.record,
    )
    .map(readAcknowledgement)
    .toSorted((left, right) => compareText(left.at, right.at));
  return {
    record: folded.record,
    folded,
    content: (read('content') as string | undefined) ?? '',
    reason: (read('reason') as string | undefined) ?? '',
    owner: (read('owner') as string | undefined) ?? '',
    due: (read('due') as string | null | undefined) ?? null,
    product: (read('product') as string | undefined) ?? '',
    order: (read('order') as string | undefined) ?? '',
    stage: stageOf(own, takenOn.length > 0),
    acknowledgements: takenOn,
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

function readAcknowledgement(folded: FoldedRecord): AcknowledgementReading {
  const [head] = folded.fields['recommendation']?.heads ?? [];
  return {
    record: folded.record,
    inCharge: readField(folded, 'inCharge', acknowledgementFields.inCharge).value ?? '',
    plan: readField(folded, 'plan', acknowledgementFields.plan).value ?? '',
    by: head?.by ?? '',
    at: head?.at ?? '',
  };
}

function readResponse(folded: FoldedRecord, verdicts: readonly FoldedRecord[]): ResponseReading {
  const written = readField(folded, 'report', responseFields.report);
  const said = verdicts
    .map((entry) => verdictsOn(entry, folded.record, written.heads[0]?.id))
    .toSorted((left, right) => compareText(left[0]?.at ?? '', right[0]?.at ?? ''))
    .at(-1);
  const differ = said?.some((one) => !isSameVerdict(one, said[0]!)) ?? false;
  return {
    record: folded.record,
    folded,
    report: written.value,
    verdict: differ ? undefined : said?.[0],
    disputed: differ ? said! : [],
  };
}

/** A verdict holds for the very report that it names: one that was written over waits again. */
function verdictsOn(
  entry: FoldedRecord,
  response: RecordKey,
  report: string | undefined,
): readonly VerdictReading[] {
  return (entry.fields['verdict']?.heads ?? []).flatMap(({ value, by, at }) => {
    const said = verdictFields.verdict.safeParse(value).data;
    if (said?.response !== response || said.report !== report) return [];
    return [{ decision: said.decision, reason: said.reason, by, at }];
  });
}

const isSameVerdict = (one: VerdictReading, other: VerdictReading): boolean =>
  one.decision === other.decision && one.reason === other.reason;

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
