import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import { deletedField } from '#domain/sync/fold.ts';
import { recordParts, type RecordKey, type Scope } from '#domain/sync/scope.ts';
import type { CapturedPhoto } from '#client/services/app-services.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import { CameraSheet } from './camera-sheet.tsx';
import { usePhotoBatch } from '#client/record/photo/use-photo-batch.ts';
import type { PhotoStatus } from './fill-context.ts';
import styles from './fill-page.module.css';

export interface PhotoCapture {
  readonly take: (record: RecordKey, source: 'camera' | 'file') => void;
  readonly busy: PhotoStatus['busy'];
  readonly problem: PhotoStatus['problem'];
  /** Two hidden file inputs, which must stay on the page while the camera is open, and the app's own camera. */
  readonly inputs: ReactNode;
}

/** From the camera or the gallery to a stored photo: bytes and record in one save. */
export function usePhotoCapture(scope: Scope, visitId: string): PhotoCapture {
  const workspace = useWorkspace();
  const services = useServices();
  const { cameraSlot, photos } = workspace;
  const storeBatch = usePhotoBatch();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const target = useRef<RecordKey>(undefined);
  const [cameraAt, setCameraAt] = useState<RecordKey | null>(null);
  const [busy, setBusy] = useState<RecordKey | null>(null);
  const [problem, setProblem] = useState<PhotoStatus['problem']>(null);

  const openSystem = useCallback(
    async (record: RecordKey, source: 'camera' | 'file') => {
      target.current = record;
      // First the slot: a tablet short of memory ends the page, or the browser, behind the camera.
      await cameraSlot.put({ visitId, record, path: location.pathname });
      (source === 'camera' ? camera : gallery).current?.click();
    },
    [cameraSlot, visitId],
  );
  const take = useCallback(
    (record: RecordKey, source: 'camera' | 'file') => {
      if (source === 'file' || !hasOwnCamera()) return void openSystem(record, source);
      void cameraSlot.put({ visitId, record, path: location.pathname });
      setProblem(null);
      setCameraAt(record);
    },
    [cameraSlot, openSystem, visitId],
  );

  // React knows no `cancel` of a file input. Who leaves the page has no camera open any more.
  useEffect(() => {
    const both = [camera.current, gallery.current];
    const clear = () => void cameraSlot.clear();
    for (const input of both) input?.addEventListener('cancel', clear);
    return () => {
      for (const input of both) input?.removeEventListener('cancel', clear);
      if (target.current !== undefined) clear();
    };
  }, [cameraSlot]);

  async function store(file: Blob, record: RecordKey, source: 'camera' | 'file') {
    const place = source === 'camera' ? photos.place.read() : null;
    const captured = await photos.capture(file, source);
    if (!captured.ok) return captured.error;
    const photo = newRecordKey(services, 'photo');
    const edits = photoEdits(captured.value, scope, photo, record);
    const saved = await workspace.save(edits, captured.value.files);
    if (!saved.ok) return saved.error;
    // The photo is stored whether or not the device ever finds out where it is.
    void place?.then(async (found) => {
      if (found === null) return;
      // Written after a deletion, it would bring the photo back as one that two differ in (S7).
      const written = await workspace.history(scope, photo);
      if (written.some(({ field }) => field === deletedField)) return;
      const field = { scope, record: photo, field: 'place', seen: [] } as const;
      await workspace.save([{ ...field, value: { ...found } }]);
    });
    return null;
  }

  async function storeAll(input: HTMLInputElement, source: 'camera' | 'file') {
    const record = target.current;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (record === undefined || files.length === 0) return void cameraSlot.clear();
    setBusy(record);
    const last = await storeBatch(files, codeOf(record), (file) => store(file, record, source));
    setBusy(null);
    setProblem(last === null ? null : { record, problem: last });
    void cameraSlot.clear();
  }

  async function shoot(picture: Blob, record: RecordKey) {
    const failed = await storeBatch([picture], codeOf(record), (shot) =>
      store(shot, record, 'camera'),
    );
    // A later success does not take the word of a failure away.
    if (failed !== null) setProblem({ record, problem: failed });
    return failed;
  }
  const closeCamera = () => {
    setCameraAt(null);
    void cameraSlot.clear();
  };

  const inputs = (
    <>
      <div className={styles.inputs}>
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          tabIndex={-1}
          aria-label={m.photos_input_camera()}
          data-input="camera"
          onChange={(event) => void storeAll(event.currentTarget, 'camera')}
        />
        <input
          ref={gallery}
          type="file"
          accept="image/*"
          multiple
          tabIndex={-1}
          aria-label={m.photos_input_gallery()}
          data-input="gallery"
          onChange={(event) => void storeAll(event.currentTarget, 'file')}
        />
      </div>
      {cameraAt !== null && (
        <CameraSheet
          code={codeOf(cameraAt)}
          place={photos.place}
          onShot={(picture) => shoot(picture, cameraAt)}
          onSystem={(source) => {
            setCameraAt(null);
            void openSystem(cameraAt, source);
          }}
          onClose={closeCamera}
        />
      )}
    </>
  );
  return { take, busy, problem, inputs };
}

const codeOf = (record: RecordKey): string => recordParts(record).id.split('/').at(-1) ?? '';

/** A page that is not secure has no such thing at all. */
const hasOwnCamera = (): boolean => navigator.mediaDevices?.getUserMedia !== undefined;

/** The record of a new photo; nobody has seen anything of it yet. */
function photoEdits(
  photo: CapturedPhoto,
  scope: Scope,
  record: RecordKey,
  of: RecordKey,
): readonly Edit[] {
  const fields: readonly (readonly [string, JsonValue])[] = [
    ['picture', { ...photo.picture }],
    ['of', of],
    ['taken', { ...photo.taken }],
    ['caption', ''],
  ];
  return fields.map(([field, value]) => ({ scope, record, field, value, seen: [] }));
}
