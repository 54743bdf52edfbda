import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';

/**
 * Keeps the object of a record whose changes are the same as before. The store folds anew after
 * every commit; a change never alters, so equal ids mean an equal record, and only the row that
 * moved is drawn again.
 */
export function useStableRecords(
  records: readonly FoldedRecord[] | undefined,
): readonly FoldedRecord[] | undefined {
  const [known] = useState(() => new Map<string, { signature: string; record: FoldedRecord }>());
  return records?.map((record) => {
    const signature = signatureOf(record);
    const before = known.get(record.record);
    if (before?.signature === signature) return before.record;
    known.set(record.record, { signature, record });
    return record;
  });
}

/** The former list where every entry is the same, so that memoised rows see no difference. */
export function sameEntries<T>(
  before: readonly T[] | undefined,
  next: readonly T[],
  same: (left: T, right: T) => boolean,
): readonly T[] {
  if (before?.length !== next.length) return next;
  return next.every((entry, index) => {
    const other = before[index];
    return other !== undefined && same(other, entry);
  })
    ? before
    : next;
}

function signatureOf(record: FoldedRecord): string {
  const heads = Object.entries(record.fields)
    .map(([field, { heads: of }]) => `${field}:${of.map((head) => head.id).join(',')}`)
    .toSorted();
  return `${String(record.deleted)}|${String(record.deletedMeanwhile)}|${heads.join('|')}`;
}
