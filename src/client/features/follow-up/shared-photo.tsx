import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useFiles } from '#client/services/use-records.ts';
import { Meta } from '#client/ui/page.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';

/** The delegation's evidence, and the unit's own pictures. */
const photoKinds: ReadonlySet<string> = new Set(['photo', 'remedy-photo']);

/** The photos of a follow-up that hang at a record. */
export function photosOf(records: readonly FoldedRecord[], of: RecordKey): readonly FoldedRecord[] {
  return records.filter(
    (record) =>
      photoKinds.has(recordParts(record.record).kind) &&
      readField(record, 'of', photoFields.of).value === of,
  );
}

/** One picture with its date and, on the device it was taken on, whether it has left. */
export function SharedPhoto({
  scope,
  photo,
  number,
  own,
}: {
  readonly scope: Scope;
  readonly photo: FoldedRecord;
  readonly number: number;
  /** Of the report, so perhaps taken here: then its state of sending is shown. */
  readonly own: boolean;
}) {
  const picture = readField(photo, 'picture', photoFields.picture).value;
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const caption = readField(photo, 'caption', photoFields.caption).value;
  const files = useFiles(scope);
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  // Only the device it was taken on has the original; on any other there is nothing to send.
  const sending = picture === undefined ? undefined : files?.get(picture.original.sha256);
  return (
    <figure>
      <PhotoThumb
        wide
        src={url.type === 'ready' ? url.url : url.type === 'missing' ? 'unreadable' : null}
        alt={caption || m.followup_photo_alt({ number })}
        badge={own && sending !== undefined ? sendingBadge(sending) : undefined}
      />
      {taken && <Meta>{formatDayOf(taken.at)}</Meta>}
    </figure>
  );
}

function sendingBadge(sending: 'waiting' | 'received') {
  return sending === 'waiting'
    ? ({ icon: 'device-mobile', text: m.followup_photo_waiting() } as const)
    : ({ icon: 'check', text: m.followup_photo_received() } as const);
}
