import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { sharedPhotoFields } from '#domain/visit/records.ts';
import { publishedDrafts } from '#domain/visit/conclusion-draft-issue.ts';
import { responseFields } from './records.ts';

/** The unit's pictures in what it reported on these drafted recommendations, the earliest first. */
export function remedyPhotos(
  drafts: readonly RecordKey[],
  followup: readonly FoldedRecord[],
): readonly FoldedRecord[] {
  const published = publishedDrafts(followup);
  const asked = new Set(drafts.flatMap((draft) => published.get(draft)?.record ?? []));
  const reported = new Set(
    followup.flatMap((record) => {
      if (recordParts(record.record).kind !== 'response') return [];
      const of = readField(record, 'recommendation', responseFields.recommendation).value;
      const sent = readField(record, 'report', responseFields.report).value;
      return of !== undefined && sent !== undefined && asked.has(of) ? [record.record] : [];
    }),
  );
  return followup.filter((record) => {
    if (recordParts(record.record).kind !== 'remedy-photo') return false;
    const of = readField(record, 'of', sharedPhotoFields.of).value;
    return of !== undefined && reported.has(of);
  });
}
