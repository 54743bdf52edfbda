import { useEffect, useRef, useState, type RefObject } from 'react';

export type CameraState =
  | { readonly type: 'starting' }
  | { readonly type: 'ready'; readonly canSwitch: boolean }
  /** `refused`: by the person or a rule of the device; `missing`: there is none, or it does not start. */
  | { readonly type: 'refused' | 'missing' };

/** As large as cameras of tablets go; what is kept is made smaller anyway. */
const wanted = { width: { ideal: 4096 }, height: { ideal: 3072 } } as const;

export interface CameraStream {
  /** Of the element that shows it. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly camera: CameraState;
}

/** Shows a camera of the device in a video element for as long as the component is mounted. */
export function useCameraStream(facing: 'environment' | 'user'): CameraStream {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>({ type: 'starting' });
  useEffect(() => {
    let current = true;
    let stream: MediaStream | null = null;
    const stop = () => stream?.getTracks().forEach((track) => track.stop());
    void (async () => {
      try {
        const devices = navigator.mediaDevices;
        stream = await devices.getUserMedia({ video: { facingMode: facing, ...wanted } });
        if (!current) return stop();
        // Another app took the camera, or it was pulled out.
        stream.getTracks()[0]?.addEventListener('ended', () => setState({ type: 'missing' }));
        const element = video.current;
        if (element !== null) {
          element.srcObject = stream;
          await element.play();
        }
        const all = await devices.enumerateDevices();
        const cameras = all.filter(({ kind }) => kind === 'videoinput').length;
        if (current) setState({ type: 'ready', canSwitch: cameras > 1 });
      } catch (cause) {
        if (current) setState({ type: isRefusal(cause) ? 'refused' : 'missing' });
      }
    })();
    return () => {
      current = false;
      stop();
      setState({ type: 'starting' });
    };
  }, [facing]);
  return { video, camera: state };
}

const isRefusal = (cause: unknown): boolean =>
  cause instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(cause.name);

/** What the camera shows now, as a picture; null where the page cannot make one. */
export function grabFrame(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.95);
  });
}
