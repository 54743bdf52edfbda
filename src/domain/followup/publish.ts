/**
 * Publishing (S21): what the lead drafted in the visit is written anew into the follow-up, each with
 * its `source`, and then ONE publication names them. Pure: the caller brings ids and files, and
 * saves the edits in one transaction; it works offline and takes effect when the lead's own session
 * has pushed it.
 */
import type { Edit } from '#domain/sync/edit.ts';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { makeRecordKey, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type { JsonValue } from '#domain/sync/change.ts';
import {
  photoFields,
  recommendationFields,
  type FileRef,
  type Picture,
} from '#domain/visit/records.ts';
import { publishablePicture } from '#domain/visit/shown-picture.ts';

export interface PublicationInput {
  readonly visit: Scope;
  readonly followup: Scope;
  readonly issue: {
    readonly number: string;
    readonly symbol: string;
    readonly date: string;
    readonly document: FileRef;
    readonly docx: FileRef;
  };
  /** Recommendations of the visit, in their order. */
  readonly recommendations: readonly FoldedRecord[];
  /**
   * Evidence that the unit is to see; `of` is the draft recommendation that it belongs to. Of each the
   * annotated copy is published where there is one; one of which that is not sure is left out.
   */
  readonly photos: readonly { readonly photo: FoldedRecord; readonly of: RecordKey }[];
  /** A new id at each call. */
  readonly newId: () => string;
}

export interface PublicationPlan {
  readonly edits: readonly Edit[];
  readonly conclusion: RecordKey;
  /** The published recommendation of each draft. */
  readonly published: ReadonlyMap<RecordKey, RecordKey>;
  /** Pictures whose bytes must be known in the follow-up too (S27). */
  readonly pictures: readonly Picture[];
}

export function planPublication(input: PublicationInput): PublicationPlan {
  const edits: Edit[] = [];
  const write = (record: RecordKey, field: string, value: JsonValue): void => {
    edits.push({ scope: input.followup, record, field, value, seen: [] });
  };
  const sourceOf = (record: RecordKey): JsonValue => ({ scope: input.visit, record });
  const conclusion = makeRecordKey('conclusion', input.newId());
  write(conclusion, 'source', sourceOf(makeRecordKey('notice', 'main')));
  write(conclusion, 'issue', { ...input.issue });
  const published = new Map<RecordKey, RecordKey>();
  for (const draft of input.recommendations) {
    const record = makeRecordKey('recommendation', input.newId());
    published.set(draft.record, record);
    write(record, 'source', sourceOf(draft.record));
    for (const field of ['content', 'reason', 'owner', 'due', 'product', 'order'] as const) {
      const { value } = readField(draft, field, recommendationFields[field]);
      if (value !== undefined) write(record, field, value);
    }
  }
  const pictures: Picture[] = [];
  const photoRecords: RecordKey[] = [];
  for (const { photo, of } of input.photos) {
    const target = published.get(of);
    const publishable = publishablePicture(photo);
    if (!target || publishable.type === 'withheld') continue;
    const { picture } = publishable;
    const record = makeRecordKey('photo', input.newId());
    photoRecords.push(record);
    pictures.push(picture);
    write(record, 'source', sourceOf(photo.record));
    write(record, 'picture', { ...picture });
    write(record, 'of', target);
    const caption = readField(photo, 'caption', photoFields.caption).value;
    if (caption !== undefined) write(record, 'caption', caption);
    const taken = readField(photo, 'taken', photoFields.taken).value;
    if (taken !== undefined) write(record, 'taken', { ...taken });
  }
  const publication = makeRecordKey('publication', input.newId());
  write(publication, 'records', [conclusion, ...published.values(), ...photoRecords]);
  return { edits, conclusion, published, pictures };
}
