import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { FoldedRecord } from '#domain/sync/fold.ts';
import { readField } from '#domain/sync/read-field.ts';
import { recordParts, type RecordKey } from '#domain/sync/scope.ts';
import { photoFields } from '#domain/visit/records.ts';
import { shownPicture } from '#domain/visit/shown-picture.ts';
import { m } from '#client/i18n/paraglide/messages.js';
import { notHereBadge } from '#client/record/photo/photo-facts.ts';
import { PhotoFailures } from '#client/record/photo/photo-failures.tsx';
import type { PhotoProblem } from '#client/record/photo/photo-problem-words.ts';
import { usePhotoBatch } from '#client/record/photo/use-photo-batch.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { usePhotoUrl } from '#client/services/use-photo-url.ts';
import { Button } from '#client/ui/button.tsx';
import { Row } from '#client/ui/page.tsx';
import { PhotoStrip, PhotoThumb } from '#client/ui/photo-thumb.tsx';
import { VisuallyHidden } from '#client/ui/visually-hidden.tsx';
import { fieldEdits, useOnSite } from './on-site-context.ts';

/** The photos of a record, and the way to one more; other tools of the record stand beside it. */
export function PhotosOf({
  of,
  name,
  children,
}: {
  readonly of: RecordKey;
  /** What is photographed, for the accessible names. */
  readonly name: string;
  readonly children?: ReactNode;
}) {
  const { records, scope, mayWrite, save } = useOnSite();
  const workspace = useWorkspace();
  const services = useServices();
  const storeBatch = usePhotoBatch();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly PhotoProblem[]>([]);
  const photos = useMemo(() => photosOf(records, of), [records, of]);

  async function storeOne(file: Blob, source: 'camera' | 'file') {
    const captured = await workspace.photos.capture(file, source);
    if (!captured.ok) return captured.error;
    const { picture, taken } = captured.value;
    const fields = { picture: { ...picture }, of, taken: { ...taken }, caption: '' };
    const saved = await save(
      fieldEdits(scope, newRecordKey(services, 'photo'), fields),
      captured.value.files,
    );
    return saved.ok ? null : saved.error;
  }

  async function store(files: readonly File[], source: 'camera' | 'file') {
    setBusy(true);
    await storeBatch(files, name, async (file) => {
      const problem = await storeOne(file, source);
      if (problem !== null) setFailures((before) => [...before, problem]);
      return problem;
    });
    setBusy(false);
  }

  function take(input: HTMLInputElement, source: 'camera' | 'file') {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) void store(files, source);
  }

  return (
    <>
      {photos.length > 0 && (
        <PhotoStrip>
          {photos.map((photo, index) => (
            <Thumb
              key={photo.record}
              photo={photo}
              alt={m.photos_name({ code: name, number: index + 1 })}
            />
          ))}
        </PhotoStrip>
      )}
      <PhotoFailures failures={failures} onSeen={() => setFailures([])} />
      <Row>
        {mayWrite && (
          <>
            <VisuallyHidden>
              <input
                ref={camera}
                type="file"
                accept="image/*"
                capture="environment"
                tabIndex={-1}
                aria-label={m.onsite_photo_of({ name })}
                onChange={(event) => take(event.currentTarget, 'camera')}
              />
              <input
                ref={gallery}
                type="file"
                accept="image/*"
                multiple
                tabIndex={-1}
                aria-label={m.photos_add_from_gallery({ code: name })}
                onChange={(event) => take(event.currentTarget, 'file')}
              />
            </VisuallyHidden>
            <Button
              variant="text"
              icon="camera"
              busy={busy}
              aria-label={m.onsite_photo_of({ name })}
              onClick={() => camera.current?.click()}
            >
              {busy ? m.photos_working() : m.onsite_photo()}
            </Button>
            <Button
              variant="text"
              icon="images"
              aria-label={m.photos_add_from_gallery({ code: name })}
              disabledReason={busy ? m.photos_working() : undefined}
              onClick={() => gallery.current?.click()}
            >
              {m.onsite_photo_stored()}
            </Button>
          </>
        )}
        {children}
      </Row>
    </>
  );
}

/** One pass for all rows of a screen: the records stay the same object until something is written. */
const byRecords = new WeakMap<readonly FoldedRecord[], Map<RecordKey, FoldedRecord[]>>();

function photosOf(records: readonly FoldedRecord[], of: RecordKey): readonly FoldedRecord[] {
  let known = byRecords.get(records);
  if (known === undefined) {
    known = new Map();
    for (const photo of records) {
      if (photo.deleted || recordParts(photo.record).kind !== 'photo') continue;
      const shown = readField(photo, 'of', photoFields.of).value;
      if (shown !== undefined) known.set(shown, [...(known.get(shown) ?? []), photo]);
    }
    byRecords.set(records, known);
  }
  return known.get(of) ?? [];
}

function Thumb({ photo, alt }: { readonly photo: FoldedRecord; readonly alt: string }) {
  const { scope } = useOnSite();
  const picture = shownPicture(photo);
  const url = usePhotoUrl(scope, picture?.thumbnail.sha256);
  return (
    <PhotoThumb
      src={picture === undefined ? 'unreadable' : url.type === 'ready' ? url.url : null}
      alt={alt}
      badge={url.type === 'missing' ? notHereBadge() : undefined}
    />
  );
}
