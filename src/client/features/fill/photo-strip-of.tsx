import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { AddPhotoTile, PhotoStrip, PhotoThumb } from '#client/ui/photo-thumb.tsx';
import { useFillActions, usePhotoStatus, type PhotoProblem } from './fill-context.ts';

/** The photos of an item, and the tile for one more. */
export function PhotoStripOf({
  code,
  record,
  photos,
  isFixed = false,
}: {
  readonly code: string;
  readonly record: RecordKey;
  readonly photos: readonly FoldedRecord[];
  /** Nothing is added here any more. */
  readonly isFixed?: boolean;
}) {
  const { takePhoto, mayPhotograph } = useFillActions();
  return (
    <PhotoStrip>
      {photos.map((photo, index) => (
        <Thumb key={photo.record} photo={photo} name={m.photos_name({ code, number: index + 1 })} />
      ))}
      {mayPhotograph && !isFixed && <AddPhotoTile onAdd={() => takePhoto(code, record, 'file')} />}
    </PhotoStrip>
  );
}

function Thumb({ photo, name }: { readonly photo: FoldedRecord; readonly name: string }) {
  const { scope, openPhoto } = useFillActions();
  const { files } = usePhotoStatus();
  const picture = readField(photo, 'picture', photoFields.picture).value;
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const caption = readField(photo, 'caption', photoFields.caption).value ?? '';
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  const sent =
    picture === undefined
      ? []
      : [picture.original, picture.thumbnail].map(({ sha256 }) => files?.get(sha256));
  const waits = sent.includes('waiting');
  const src = picture === undefined ? 'unreadable' : url.type === 'ready' ? url.url : null;
  const badge = waits
    ? ({ icon: 'arrow-up', text: m.photos_waiting() } as const)
    : url.type === 'missing'
      ? ({ icon: 'download-simple', text: m.photos_not_here() } as const)
      : taken === undefined
        ? undefined
        : ({
            icon: sent.includes('received') ? 'cloud-check-fill' : 'clock',
            text: formatTime(Date.parse(taken.at)),
          } as const);
  return (
    <PhotoThumb
      src={src}
      alt={caption === '' ? name : `${name}: ${caption}`}
      badge={badge}
      onOpen={() => openPhoto(photo.record)}
    />
  );
}

/** What happened to the last picture for this item: the earlier ones are untouched. */
export function PhotoProblemOf({
  code,
  record,
}: {
  readonly code: string;
  readonly record: RecordKey;
}) {
  const { takePhoto } = useFillActions();
  const { problem, busy } = usePhotoStatus();
  if (busy === record) return <p role="status">{m.photos_working()}</p>;
  if (problem?.record !== record) return null;
  const words = photoProblemWords(problem.problem);
  return (
    <Message
      kind="error"
      title={words.title}
      actions={
        <>
          <Button icon="camera" onClick={() => takePhoto(code, record, 'camera')}>
            {m.photos_retake()}
          </Button>
          <Button icon="images" onClick={() => takePhoto(code, record, 'file')}>
            {m.photos_from_gallery()}
          </Button>
        </>
      }
    >
      {words.detail}
    </Message>
  );
}

function photoProblemWords(problem: PhotoProblem): {
  readonly title: string;
  readonly detail: string;
} {
  switch (problem.type) {
    case 'not-a-picture':
    case 'decode-failed':
      return { title: m.photos_unreadable(), detail: m.photos_unreadable_next() };
    case 'too-large':
      return { title: m.photos_too_large(), detail: m.photos_unreadable_next() };
    case 'no-space':
      return { title: m.photos_no_space(), detail: m.photos_no_space_next() };
    case 'storage-failed':
    case 'bytes-damaged':
      return { title: m.photos_not_saved(), detail: m.photos_unreadable_next() };
  }
}
