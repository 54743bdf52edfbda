import { useEffect, useRef, useState } from 'react';
import { m } from '#client/i18n/paraglide/messages.js';
import type { PlaceService } from '#client/services/app-services.ts';
import { Button } from '#client/ui/button.tsx';
import { Checkbox } from '#client/ui/checkbox.tsx';
import { FullScreen } from '#client/ui/full-screen.tsx';
import { IconButton } from '#client/ui/icon-button.tsx';
import { Message } from '#client/ui/message.tsx';
import styles from './camera-sheet.module.css';
import { PhotoFailures } from '#client/record/photo/photo-failures.tsx';
import type { PhotoProblem } from '#client/record/photo/photo-problem-words.ts';
import { grabFrame, useCameraStream } from './use-camera-stream.ts';

export interface CameraSheetProps {
  readonly code: string;
  readonly place: PlaceService;
  /** Resolves when the photo is stored, or says why it is not. */
  readonly onShot: (picture: Blob) => Promise<PhotoProblem | null>;
  /** To the device's own camera, or to the pictures that it has. */
  readonly onSystem: (source: 'camera' | 'file') => void;
  readonly onClose: () => void;
}

const shownThumbs = 3;

/** The app's own camera: several photos in a row, each stored as it is taken. */
export function CameraSheet({ code, place, onShot, onSystem, onClose }: CameraSheetProps) {
  const [facing, setFacing] = useState<'environment' | 'user'>('environment');
  const { video, camera } = useCameraStream(facing);
  const [saved, setSaved] = useState(0);
  const [saving, setSaving] = useState(0);
  const [failures, setFailures] = useState<readonly PhotoProblem[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const [withPlace, setWithPlace] = useState(place.wanted);
  const thumbs = useLastUrls(shownThumbs);

  async function shoot() {
    const element = video.current;
    if (element === null || camera.type !== 'ready') return;
    setSaving((count) => count + 1);
    const picture = await grabFrame(element);
    // One after the other: a large picture takes much memory while it is made smaller.
    queue.current = queue.current.then(() => store(picture));
  }

  async function store(picture: Blob | null) {
    const failed =
      picture === null
        ? ({ type: 'decode-failed' } as const)
        : await onShot(picture).catch(brokenShot);
    setSaving((count) => count - 1);
    if (failed !== null) return setFailures((before) => [...before, failed]);
    setSaved((count) => count + 1);
    if (picture !== null) thumbs.add(picture);
  }

  const isGone = camera.type === 'refused' || camera.type === 'missing';
  return (
    <FullScreen
      title={m.photos_camera_title({ code })}
      onClose={onClose}
      footer={
        <div className={styles.foot}>
          <div className={styles.thumbs}>
            {thumbs.urls.map((url, index) => (
              <img key={url} src={url} alt={m.photos_camera_last({ number: index + 1 })} />
            ))}
          </div>
          <button
            type="button"
            className={styles.shutter}
            aria-label={m.photos_camera_shoot()}
            disabled={camera.type !== 'ready'}
            onClick={() => void shoot()}
          />
          <div className={styles.done}>
            {camera.type === 'ready' && camera.canSwitch && (
              <IconButton
                icon="camera-rotate"
                label={m.photos_camera_switch()}
                onClick={() => setFacing(facing === 'user' ? 'environment' : 'user')}
              />
            )}
            <Button size="lg" onClick={onClose}>
              {m.photos_camera_done()}
            </Button>
          </div>
          <p className={styles.count} role="status">
            {saving > 0
              ? m.photos_working()
              : saved === 0
                ? m.photos_camera_none()
                : m.photos_camera_count({ count: saved })}
          </p>
          <div className={styles.more}>
            <Checkbox
              checked={withPlace}
              onCheckedChange={(on) => {
                place.want(on);
                setWithPlace(on);
              }}
            >
              {m.photos_camera_place()}
            </Checkbox>
            {!isGone && (
              <Button variant="text" icon="camera" onClick={() => onSystem('camera')}>
                {m.photos_camera_system()}
              </Button>
            )}
          </div>
        </div>
      }
    >
      {failures.length > 0 && (
        <div className={styles.problem}>
          <PhotoFailures failures={failures} onSeen={() => setFailures([])} />
        </div>
      )}
      {camera.type === 'starting' && (
        <p className={styles.starting}>{m.photos_camera_starting()}</p>
      )}
      {isGone && (
        <div className={styles.problem}>
          <Message
            kind="info"
            title={
              camera.type === 'refused' ? m.photos_camera_refused() : m.photos_camera_missing()
            }
            actions={
              <>
                <Button variant="primary" icon="camera" onClick={() => onSystem('camera')}>
                  {m.photos_camera_system()}
                </Button>
                <Button icon="images" onClick={() => onSystem('file')}>
                  {m.photos_from_gallery()}
                </Button>
              </>
            }
          >
            {camera.type === 'refused'
              ? m.photos_camera_refused_next()
              : m.photos_camera_missing_next()}
          </Message>
        </div>
      )}
      <video
        ref={video}
        className={styles.video}
        aria-label={m.photos_camera_preview()}
        playsInline
        muted
      />
    </FullScreen>
  );
}

function brokenShot(cause: unknown): PhotoProblem {
  console.error(cause);
  return { type: 'storage-failed', detail: String(cause) };
}

/** Addresses of the last pictures, given back when they are no longer shown. */
function useLastUrls(count: number) {
  const [urls, setUrls] = useState<readonly string[]>([]);
  const alive = useRef<readonly string[]>([]);
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      alive.current.forEach((url) => URL.revokeObjectURL(url));
    };
  }, []);
  return {
    urls,
    add(picture: Blob) {
      if (!isOpen.current) return;
      const all = [...alive.current, URL.createObjectURL(picture)];
      all.slice(0, -count).forEach((url) => URL.revokeObjectURL(url));
      alive.current = all.slice(-count);
      setUrls(alive.current);
    },
  };
}
