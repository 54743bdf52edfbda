import type { FoldedRecord } from '#domain/sync/fold.ts';
import { recordParts } from '#domain/sync/scope.ts';

/** What the publications of a follow-up name, as far as they are readable here. */
export function namedByPublications(records: readonly FoldedRecord[]): ReadonlySet<string> {
  const named = new Set<string>();
  for (const record of records) {
    if (recordParts(record.record).kind !== 'publication') continue;
    for (const head of record.fields['records']?.heads ?? []) {
      if (!Array.isArray(head.value)) continue;
      for (const entry of head.value) if (typeof entry === 'string') named.add(entry);
    }
  }
  return named;
}

/** The published conclusions of a follow-up that a publication names. */
export function publishedConclusions(records: readonly FoldedRecord[]): readonly FoldedRecord[] {
  const named = namedByPublications(records);
  return records.filter(
    (record) => recordParts(record.record).kind === 'conclusion' && named.has(record.record),
  );
}
