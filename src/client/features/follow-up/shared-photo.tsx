import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { formatDate } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useFiles } from '#client/services/use-records.ts';
import { Meta } from '#client/ui/page.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';

/** The photos of a follow-up that hang at a record. */
export function photosOf(records: readonly FoldedRecord[], of: RecordKey): readonly FoldedRecord[] {
  return records.filter(
    (record) =>
      recordParts(record.record).kind === 'photo' &&
      readField(record, 'of', photoFields.of).value === of,
  );
}

/** One picture with its date, and whether it has left this device. */
export function SharedPhoto({
  scope,
  photo,
  number,
  own,
}: {
  readonly scope: Scope;
  readonly photo: FoldedRecord;
  readonly number: number;
  /** Taken here: its state of sending is shown. */
  readonly own: boolean;
}) {
  const picture = readField(photo, 'picture', photoFields.picture).value;
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const caption = readField(photo, 'caption', photoFields.caption).value;
  const files = useFiles(scope);
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  const waiting = picture !== undefined && files?.get(picture.original.sha256) === 'waiting';
  const badge = waiting
    ? ({ icon: 'device-mobile', text: m.followup_photo_waiting() } as const)
    : ({ icon: 'check', text: m.followup_photo_received() } as const);
  return (
    <figure>
      <PhotoThumb
        wide
        src={url.type === 'ready' ? url.url : url.type === 'missing' ? 'unreadable' : null}
        alt={caption || m.followup_photo_alt({ number })}
        badge={own ? badge : undefined}
      />
      {taken && <Meta>{formatDate(taken.at.slice(0, 10))}</Meta>}
    </figure>
  );
}
