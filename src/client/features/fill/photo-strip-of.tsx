import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { RecordKey } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { shownPicture } from '#domain/visit/shown-picture.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fileBadge, fileStateOf, notHereBadge } from '#client/record/photo/photo-facts.ts';
import { useUploading } from '#client/services/use-workspace-state.ts';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Button } from '#client/ui/button.tsx';
import { Message } from '#client/ui/message.tsx';
import { AddPhotoTile, PhotoStrip, PhotoThumb } from '#client/ui/photo-thumb.tsx';
import { useFillActions, usePhotoStatus } from './fill-context.ts';
import { photoProblemWords } from '#client/record/photo/photo-problem-words.ts';

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
  const uploading = useUploading();
  const picture = shownPicture(photo);
  const taken = readField(photo, 'taken', photoFields.taken).value;
  const caption = readField(photo, 'caption', photoFields.caption).value ?? '';
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  const src = picture === undefined ? 'unreadable' : url.type === 'ready' ? url.url : null;
  const state = fileStateOf(photo, files, uploading);
  const badge =
    url.type === 'missing' && state !== 'waiting'
      ? notHereBadge()
      : fileBadge(state, taken && formatTime(Date.parse(taken.at)));
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
