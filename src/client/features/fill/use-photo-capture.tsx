import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { JsonValue } from '#domain/sync/change.ts';
import type { Edit } from '#domain/sync/edit.ts';
import type { RecordKey, Scope } from '#domain/sync/scope.ts';
import type { CapturedPhoto } from '#client/services/app-services.ts';
import { newRecordKey } from '#client/services/new-record.ts';
import { useServices, useWorkspace } from '#client/services/services-context.tsx';
import { m } from '#client/i18n/paraglide/messages.js';
import { clearCameraSlot, putCameraSlot } from './camera-slot.ts';
import type { PhotoProblem, PhotoStatus } from './fill-context.ts';
import styles from './fill-page.module.css';

export interface PhotoCapture {
  readonly take: (record: RecordKey, source: 'camera' | 'file') => void;
  readonly busy: PhotoStatus['busy'];
  readonly problem: PhotoStatus['problem'];
  /** Two hidden file inputs; they must stay on the page while the camera is open. */
  readonly inputs: ReactNode;
}

/** From the camera or the gallery to a stored photo: bytes and record in one save. */
export function usePhotoCapture(scope: Scope, visitId: string): PhotoCapture {
  const workspace = useWorkspace();
  const services = useServices();
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const target = useRef<RecordKey>(undefined);
  const [busy, setBusy] = useState<RecordKey | null>(null);
  const [problem, setProblem] = useState<PhotoStatus['problem']>(null);

  const take = useCallback(
    (record: RecordKey, source: 'camera' | 'file') => {
      target.current = record;
      putCameraSlot(visitId, record);
      (source === 'camera' ? camera : gallery).current?.click();
    },
    [visitId],
  );

  // React knows no `cancel` of a file input.
  useEffect(() => {
    const both = [camera.current, gallery.current];
    for (const input of both) input?.addEventListener('cancel', clearCameraSlot);
    return () => {
      for (const input of both) input?.removeEventListener('cancel', clearCameraSlot);
    };
  }, []);

  async function store(file: File, record: RecordKey, source: 'camera' | 'file') {
    const captured = await workspace.photos.capture(file, source);
    if (!captured.ok) return captured.error;
    const edits = photoEdits(captured.value, scope, newRecordKey(services, 'photo'), record);
    const saved = await workspace.save(edits, captured.value.files);
    return saved.ok ? null : saved.error;
  }

  async function storeAll(input: HTMLInputElement, source: 'camera' | 'file') {
    clearCameraSlot();
    const record = target.current;
    const files = [...(input.files ?? [])];
    input.value = '';
    if (record === undefined || files.length === 0) return;
    setBusy(record);
    let last: PhotoProblem | null = null;
    // One after the other: a large picture takes much memory while it is made smaller.
    for (const file of files) {
      // eslint-disable-next-line no-await-in-loop
      last = (await store(file, record, source)) ?? last;
    }
    setBusy(null);
    setProblem(last === null ? null : { record, problem: last });
  }

  const inputs = (
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
  );
  return { take, busy, problem, inputs };
}

/** The record of a new photo; nobody has seen anything of it yet. */
export function photoEdits(
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
