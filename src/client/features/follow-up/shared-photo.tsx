import { useState } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { formatDayOf } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { PhotoViewer } from '#client/record/photo/photo-viewer.tsx';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { useFiles } from '#client/services/use-records.ts';
import { Meta } from '#client/ui/page.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';
import styles from './before-after.module.css';

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

export interface SharedPhotosProps {
  readonly scope: Scope;
  readonly photos: readonly FoldedRecord[];
  /** Of the report, so perhaps taken here: then their state of sending is shown. */
  readonly own: boolean;
}

/** Pictures that both sides look at; each opens as large as the screen. */
export function SharedPhotos({ scope, photos, own }: SharedPhotosProps) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className={styles.photos}>
      {photos.map((photo, index) => (
        <SharedPhoto
          key={photo.record}
          scope={scope}
          photo={photo}
          number={index + 1}
          own={own}
          onOpen={() => setOpen(index)}
        />
      ))}
      {open !== null && <LargePhoto scope={scope} photos={photos} index={open} onMove={setOpen} />}
    </div>
  );
}

/** One picture with its date and, on the device it was taken on, whether it has left. */
function SharedPhoto({
  scope,
  photo,
  number,
  own,
  onOpen,
}: {
  readonly scope: Scope;
  readonly photo: FoldedRecord;
  readonly number: number;
  readonly own: boolean;
  readonly onOpen: () => void;
}) {
  const picture = readField(photo, 'picture', photoFields.picture).value;
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const files = useFiles(scope);
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  // Only the device it was taken on has the original; on any other there is nothing to send.
  const sending = picture === undefined ? undefined : files?.get(picture.original.sha256);
  return (
    <figure>
      <PhotoThumb
        wide
        src={url.type === 'ready' ? url.url : url.type === 'missing' ? 'unreadable' : null}
        alt={altOf(photo, number)}
        badge={own && sending !== undefined ? sendingBadge(sending) : undefined}
        onOpen={picture && onOpen}
      />
      {taken && <Meta>{formatDayOf(taken.at)}</Meta>}
    </figure>
  );
}

function LargePhoto({
  scope,
  photos,
  index,
  onMove,
}: {
  readonly scope: Scope;
  readonly photos: readonly FoldedRecord[];
  readonly index: number;
  readonly onMove: (index: number | null) => void;
}) {
  const photo = photos[index];
  const picture = readField(photo, 'picture', photoFields.picture).value;
  if (photo === undefined || picture === undefined) return null;
  const alt = altOf(photo, index + 1);
  return (
    <PhotoViewer
      scope={scope}
      title={alt}
      alt={alt}
      sha256={picture.original.sha256}
      onPrevious={index > 0 ? () => onMove(index - 1) : null}
      onNext={index < photos.length - 1 ? () => onMove(index + 1) : null}
      onClose={() => onMove(null)}
    />
  );
}

const altOf = (photo: FoldedRecord, number: number): string =>
  readField(photo, 'caption', photoFields.caption).value || m.followup_photo_alt({ number });

function sendingBadge(sending: 'waiting' | 'received') {
  return sending === 'waiting'
    ? ({ icon: 'device-mobile', text: m.followup_photo_waiting() } as const)
    : ({ icon: 'check', text: m.followup_photo_received() } as const);
}
