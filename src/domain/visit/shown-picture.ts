/**
 * Which file of a photo is shown to whom. The delegation works with the annotated copy and may look
 * at the original; a unit gets the annotated copy where there is one, and where it is not sure what
 * was covered, nothing.
 */
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { namedByPublications } from '#domain/followup/publications.ts';
import { coversOf } from './photo-edit.ts';
import { photoFields, sharedPhotoFields, sourceSchema, type Picture } from './records.ts';

export type PublishablePicture =
  | { readonly type: 'original'; readonly picture: Picture }
  /** `covers`: areas of which nothing is left in it. */
  | { readonly type: 'annotated'; readonly picture: Picture; readonly covers: number }
  | { readonly type: 'withheld'; readonly reason: WithheldReason };

export type WithheldReason =
  /** Two people marked it differently: one may have covered what the other left open. */
  | 'conflict'
  /** Marked by a newer version of the app: this one does not know what was covered. */
  | 'unreadable'
  | 'no-picture';

/** The picture that publishing gives to the unit: never a file that shows more than its newest copy. */
export function publishablePicture(photo: FoldedRecord | undefined): PublishablePicture {
  const { value: picture } = readField(photo, 'picture', photoFields.picture);
  if (picture === undefined) return { type: 'withheld', reason: 'no-picture' };
  const annotated = readField(photo, 'annotated', photoFields.annotated);
  if (annotated.conflict) return { type: 'withheld', reason: 'conflict' };
  if (annotated.unreadable) return { type: 'withheld', reason: 'unreadable' };
  return annotated.value
    ? {
        type: 'annotated',
        picture: annotated.value.picture,
        covers: coversOf(annotated.value.edit),
      }
    : { type: 'original', picture };
}

/** The picture that the delegation looks at: its annotated copy as it stands, else the original. */
export function shownPicture(photo: FoldedRecord | undefined): Picture | undefined {
  return (
    readField(photo, 'annotated', photoFields.annotated).value?.picture ??
    readField(photo, 'picture', photoFields.picture).value
  );
}

export type PublishedCopy =
  /** The file that would be published now. */
  | 'same'
  /** The original, although there is an annotated copy by now. */
  | 'original'
  /** An annotated copy as it was before, or one that was taken back since. */
  | 'earlier';

/**
 * What the unit has of a photo. Publishing is never undone: what was in such a file stays with the
 * unit, whatever is covered afterwards. Empty: nothing was published.
 */
export function publishedCopies(
  photo: FoldedRecord,
  followup: readonly FoldedRecord[],
): ReadonlySet<PublishedCopy> {
  const now = publishablePicture(photo);
  const original = readField(photo, 'picture', photoFields.picture).value?.original.sha256;
  const named = namedByPublications(followup);
  const copies = new Set<PublishedCopy>();
  for (const shared of followup) {
    if (!named.has(shared.record) || !isMadeFrom(shared, photo)) continue;
    const sha256 = readField(shared, 'picture', sharedPhotoFields.picture).value?.original.sha256;
    if (sha256 === undefined) continue;
    if (now.type !== 'withheld' && now.picture.original.sha256 === sha256) copies.add('same');
    else copies.add(sha256 === original ? 'original' : 'earlier');
  }
  return copies;
}

function isMadeFrom(shared: FoldedRecord, photo: FoldedRecord): boolean {
  const source = readField(shared, 'source', sourceSchema).value;
  return source?.record === photo.record && source.scope === photo.scope;
}
