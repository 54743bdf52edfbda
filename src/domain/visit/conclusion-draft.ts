/** The conclusion's draft: what the lead compiled in a visit, as the document takes it. */
import type { ConclusionInput, StatementSection } from '#domain/documents/conclusion-input.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import {
  noticeInput,
  noticeRecord,
  readNotice,
  type DraftContext,
} from './conclusion-draft-notice.ts';
import { recommendationFields, statementFields } from './records.ts';

export interface DraftStatement {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly section: StatementSection;
  readonly text: string;
  readonly order: string;
  readonly evidence: readonly RecordKey[];
}

export interface DraftRecommendation {
  readonly record: RecordKey;
  readonly folded: FoldedRecord;
  readonly content: string;
  readonly reason: string;
  readonly owner: string;
  readonly due: string | null;
  readonly product: string;
  readonly order: string;
  readonly evidence: readonly RecordKey[];
}

/**
 * Statements in the order of printing inside each section. One whose section is missing or unknown
 * here stands under limitations: a sentence is never left out because of a field.
 */
export function draftStatements(records: readonly FoldedRecord[]): readonly DraftStatement[] {
  return ofKind(records, 'statement')
    .map((folded) => ({
      record: folded.record,
      folded,
      section:
        readField(folded, 'section', statementFields.section).value ?? ('limitation' as const),
      text: readField(folded, 'text', statementFields.text).value ?? '',
      order: readField(folded, 'order', statementFields.order).value ?? '',
      evidence: readField(folded, 'evidence', statementFields.evidence).value ?? [],
    }))
    .toSorted(inOrder);
}

export function draftRecommendations(
  records: readonly FoldedRecord[],
): readonly DraftRecommendation[] {
  return ofKind(records, 'recommendation')
    .map((folded) => ({
      record: folded.record,
      folded,
      content: readField(folded, 'content', recommendationFields.content).value ?? '',
      reason: readField(folded, 'reason', recommendationFields.reason).value ?? '',
      owner: readField(folded, 'owner', recommendationFields.owner).value ?? '',
      due: readField(folded, 'due', recommendationFields.due).value ?? null,
      product: readField(folded, 'product', recommendationFields.product).value ?? '',
      order: readField(folded, 'order', recommendationFields.order).value ?? '',
      evidence: readField(folded, 'evidence', recommendationFields.evidence).value ?? [],
    }))
    .toSorted(inOrder);
}

/** The document's content as it stands; number and date are given at issue. */
export function conclusionDraft(
  records: readonly FoldedRecord[],
  context: DraftContext,
): ConclusionInput {
  const notice = readNotice(
    records.find(({ record }) => record === noticeRecord),
    context,
  );
  return {
    version: 1,
    ...noticeInput(notice),
    number: null,
    date: null,
    units: [context.unit.name],
    period: { ...context.visit.period },
    visitDates: [context.visit.date],
    statements: draftStatements(records).map(({ record, section, text }) => ({
      id: recordParts(record).id,
      section,
      heading: null,
      text,
    })),
    recommendations: draftRecommendations(records).map(
      ({ record, content, owner, due, product }) => ({
        id: recordParts(record).id,
        content,
        owner,
        due,
        product,
      }),
    ),
  };
}

/** The records whose values a conclusion says: what is frozen at issue. */
export function draftedRecords(records: readonly FoldedRecord[]): readonly FoldedRecord[] {
  return records.filter(({ record }) =>
    ['statement', 'recommendation', 'notice'].includes(recordParts(record).kind),
  );
}

function ofKind(records: readonly FoldedRecord[], kind: string): readonly FoldedRecord[] {
  return records.filter(({ record, deleted }) => !deleted && recordParts(record).kind === kind);
}

/** By fractional index, ties by record id: the same on every device (S8). */
function inOrder(
  left: { readonly order: string; readonly record: string },
  right: { readonly order: string; readonly record: string },
): number {
  return compareText(left.order, right.order) || compareText(left.record, right.record);
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
