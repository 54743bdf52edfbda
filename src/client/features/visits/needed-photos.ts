/** Which files a day without a network needs: of this visit whole pictures, of the last one its thumbnails. */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type Scope } from '#domain/sync/scope.ts';
import type { EarlierVisit } from '#domain/visit/earlier-visit.ts';
import { photoFields, type FileRef } from '#domain/visit/records.ts';

/** One photo, and the files of it that are needed, the small one first. */
export interface NeededPhoto {
  readonly scope: Scope;
  /** Code of the item that it shows; null for one of the last visit, or of a finding. */
  readonly code: string | null;
  readonly files: readonly FileRef[];
}

export function neededPhotos(
  records: readonly FoldedRecord[],
  last: EarlierVisit | undefined,
): readonly NeededPhoto[] {
  const own = records.flatMap((record): readonly NeededPhoto[] => {
    if (recordParts(record.record).kind !== 'photo') return [];
    const picture = readField(record, 'picture', photoFields.picture).value;
    const drawnOn = readField(record, 'annotated', photoFields.annotated).value?.picture;
    const files = [picture, drawnOn].flatMap((one) => (one ? [one.thumbnail, one.original] : []));
    return picture === undefined ? [] : [{ scope: record.scope, code: codeOf(record), files }];
  });
  const former = (last?.pictures ?? []).map(({ scope, picture }) => ({
    scope,
    code: null,
    files: [picture.thumbnail],
  }));
  return [...own, ...former];
}

type Held = ReadonlyMap<Scope, ReadonlySet<string>>;

export function missingFiles({ scope, files }: NeededPhoto, held: Held): readonly FileRef[] {
  return files.filter(({ sha256 }) => held.get(scope)?.has(sha256) !== true);
}

function codeOf(record: FoldedRecord): string | null {
  const { value } = record.fields['of'] ?? {};
  return typeof value === 'string' && value.startsWith('answer:')
    ? (value.split('/')[1] ?? null)
    : null;
}
