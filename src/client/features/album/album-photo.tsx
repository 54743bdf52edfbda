import { memo, useRef } from 'react';
import type { RecordKey } from '#domain/sync/scope.ts';
import { shownPicture } from '#domain/visit/shown-picture.ts';
import { formatTime } from '#client/i18n/format.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { fileBadge, notHereBadge, type fileStateOf } from '#client/record/photo/photo-facts.ts';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Icon } from '#client/ui/icons/icon.tsx';
import { PhotoThumb } from '#client/ui/photo-thumb.tsx';
import type { AlbumEntry } from './album-entries.ts';
import styles from './album.module.css';
import { useNear } from './use-near.ts';

export interface AlbumPhotoProps {
  readonly entry: AlbumEntry;
  readonly state: ReturnType<typeof fileStateOf>;
  readonly onOpen: (photo: RecordKey) => void;
}

/** One picture of the album. Its bytes are read when it comes near the screen, and let go again. */
export const AlbumPhoto = memo(function AlbumPhoto({ entry, state, onOpen }: AlbumPhotoProps) {
  const { photo, code, number, caption, takenAt, covers, annotated } = entry;
  const cell = useRef<HTMLLIElement>(null);
  const near = useNear(cell);
  const name = m.album_photo({ code: code ?? m.album_elsewhere(), number });
  const picture = shownPicture(photo);
  const url = usePhotoUrl(photo.scope, near ? picture?.thumbnail.sha256 : undefined);
  const src = picture === undefined ? 'unreadable' : near && url.type === 'ready' ? url.url : null;
  const isMissing = near && url.type === 'missing' && state !== 'waiting';
  const time = takenAt === '' ? undefined : formatTime(Date.parse(takenAt));
  return (
    <li ref={cell} className={styles.cell}>
      <PhotoThumb
        fill
        src={src}
        alt={caption === '' ? name : `${name}: ${caption}`}
        badge={isMissing ? notHereBadge() : fileBadge(state, time)}
        onOpen={() => onOpen(photo.record)}
      />
      <p className={styles.caption}>
        <b>{code ?? m.album_elsewhere()}</b>
        <span>{caption === '' ? m.album_no_caption() : caption}</span>
        {(covers > 0 || annotated) && (
          <Icon
            name={covers > 0 ? 'eye-slash' : 'pencil-simple'}
            size="s"
            label={covers > 0 ? m.album_covered() : m.album_annotated()}
          />
        )}
      </p>
    </li>
  );
});
