/**
 * The unit's report on itself: asked for by the delegation, written by the unit, read by both. Its
 * state is derived (S8): it is handed in when the unit said so, and corrected where a claim has a
 * later stamp than that.
 */
import type { z } from 'zod';
import { daysBetween } from '#domain/calendar/calendar-days.ts';
import type { AnswerValue } from '#domain/checklist/answer.ts';
import type { ChecklistItem } from '#domain/checklist/item.ts';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import type { FoldedField, FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { claimFields, reportRequestFields, selfReportFields } from './records.ts';

export const requestKey = makeRecordKey('report-request', 'main');
export const selfReportKey = makeRecordKey('self-report', 'main');

export type ReportRequest = NonNullable<z.infer<typeof reportRequestFields.request>>;

export interface Claim {
  readonly folded: FoldedRecord;
  readonly value: AnswerValue | null;
  readonly note: string;
  /** Written, or written over, after the report was handed in. */
  readonly corrected: boolean;
}

export interface SelfReport {
  /** `null`: not asked for, or taken back. */
  readonly request: ReportRequest | null;
  readonly note: string;
  /** Instant at which it was handed in, and the account that did; `null` while it was not. */
  readonly handedIn: { readonly at: string; readonly by: string } | null;
  /** By the key of the item's answer. */
  readonly claims: ReadonlyMap<RecordKey, Claim>;
}

/** Record of what the unit claims at an item, from the key of the item's answer. */
export function claimKey(answer: RecordKey): RecordKey {
  return makeRecordKey('claim', recordParts(answer).id);
}

export function readSelfReport(followup: readonly FoldedRecord[]): SelfReport {
  const main = followup.find(({ record }) => record === selfReportKey);
  const asked = followup.find(({ record }) => record === requestKey);
  const handedIn = readField(main, 'handedIn', selfReportFields.handedIn);
  const stamp = stampOf(main?.fields['handedIn']);
  return {
    request: readField(asked, 'request', reportRequestFields.request).value ?? null,
    note: readField(main, 'note', selfReportFields.note).value ?? '',
    handedIn: handedIn.value ? { at: handedIn.value.at, by: handedIn.heads[0]?.by ?? '' } : null,
    claims: new Map(
      followup.flatMap((folded) => {
        const { kind, id } = recordParts(folded.record);
        if (kind !== 'claim') return [];
        const claim: Claim = {
          folded,
          value: readField(folded, 'value', claimFields.value).value ?? null,
          note: readField(folded, 'note', claimFields.note).value ?? '',
          corrected:
            stamp !== null &&
            ['value', 'note'].some((field) => (stampOf(folded.fields[field]) ?? '') > stamp),
        };
        return [[makeRecordKey('answer', id), claim] as const];
      }),
    ),
  };
}

/** Days since a report was due that has not been handed in; 0 where it is in time, or nobody asks for it. */
export function daysLate(
  { request, handedIn }: Pick<SelfReport, 'request' | 'handedIn'>,
  today: string,
): number {
  if (request === null || handedIn !== null) return 0;
  return Math.max(0, daysBetween(request.due, today));
}

/** Rows and photos are seen on the spot; a unit states everything else itself. */
export function canBeClaimed({ type }: Pick<ChecklistItem, 'type'>): boolean {
  return type !== 'table' && type !== 'photo';
}

/**
 * Does what the delegation wrote differ from what the unit claimed? Words always do, and say nothing;
 * what one of them has not answered cannot differ.
 */
export function claimDiffers(claim: AnswerValue | null, answer: AnswerValue | null): boolean {
  if (claim === null || answer === null || claim.kind === 'text') return false;
  return canonicalJson(figuresOf(claim)) !== canonicalJson(figuresOf(answer));
}

/** What an answer says, without how it says it: hedges, a share that follows from the figures, an order. */
function figuresOf(value: AnswerValue): JsonValue {
  const { kind } = value;
  switch (value.kind) {
    case 'ratio':
      return { kind, part: value.part, whole: value.whole };
    case 'count':
      return { kind, counts: value.counts };
    case 'money':
      return { kind, dong: value.dong };
    case 'percentage':
      return { kind, percents: value.percents };
    case 'choices':
      return { kind, options: value.options.toSorted() };
    default:
      return { ...value };
  }
}

/** Text order of stamps is time order. */
function stampOf(field: FoldedField | undefined): string | null {
  return field?.heads.reduce((latest, { at }) => (at > latest ? at : latest), '') ?? null;
}
