import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import type { Scope } from '#domain/sync/scope.ts';
import type { BackingPhoto } from '#domain/visit/conclusion-draft-evidence.ts';
import { photoFields } from '#domain/visit/records.ts';
import { publishablePicture, publishedCopies } from '#domain/visit/shown-picture.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { publishableWords, publishedBeforeWords } from '#client/record/photo/publish-words.ts';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { StatusLine } from '#client/ui/page.tsx';
import styles from './issue.module.css';
import { PhotoView } from './photo-view.tsx';

/** A picture may back two recommendations: it is chosen for each. */
export function photoKey({ photo, of }: BackingPhoto): string {
  return `${photo.record}|${of}`;
}

/** Evidence photos for the unit: none unless chosen. */
export function IssuePhotos({
  scope,
  photos,
  followup,
  numberOf,
  chosen,
  onChoose,
}: {
  readonly scope: Scope;
  readonly photos: readonly BackingPhoto[];
  /** What the unit has already. */
  readonly followup: readonly FoldedRecord[];
  readonly numberOf: (photo: BackingPhoto) => number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    onChoose(next);
  };
  return (
    <fieldset className={styles.photos}>
      <legend>{m.compile_issue_photos()}</legend>
      <p className={styles.only}>
        {photos.length === 0 ? m.compile_issue_photos_none() : m.compile_issue_photos_help()}
      </p>
      <div className={styles.grid}>
        {photos.map((photo, index) => {
          const key = photoKey(photo);
          const name = m.compile_issue_photo({
            number: index + 1,
            recommendation: numberOf(photo),
          });
          const caption = readField(photo.photo, 'caption', photoFields.caption).value ?? '';
          const publishable = publishablePicture(photo.photo);
          const withheld = publishable.type === 'withheld';
          const before = publishedBeforeWords(publishedCopies(photo.photo, followup));
          return (
            <div key={key} className={styles.photo}>
              {!withheld && (
                <PhotoView
                  scope={scope}
                  sha256={publishable.picture.thumbnail.sha256}
                  alt={caption || name}
                />
              )}
              <Checkbox
                checked={chosen.has(key) && !withheld}
                disabled={withheld}
                onCheckedChange={(on) => choose(key, on)}
                help={publishableWords(publishable)}
              >
                {name}
              </Checkbox>
              {before !== null && (
                <StatusLine icon="warning-fill" tone="part">
                  {before}
                </StatusLine>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
