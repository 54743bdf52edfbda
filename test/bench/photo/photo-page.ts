/** A photo's way from a camera's file to the disk, beside the same work with nothing around it. */
import { capturePhoto } from '#client/files/capture.ts';
import { enrolmentMarks } from '#client/platform/remembered-account.ts';
import { systemClock, systemRandom } from '#client/platform/sources.ts';
import { createLocalStore } from '#client/store/local-store.ts';
import { openStore } from '#client/store/open-store.ts';
import { makeRecordKey, makeScope } from '#domain/sync/scope.ts';
import { uuidV7 } from '#domain/sync/uuid-v7.ts';
import { openRaw, putStrict } from '../sync/page/raw-store.ts';
import { bareEncode } from './bare-encode.ts';

const scope = makeScope('visit', 'visit-1');

async function openAll() {
  const marks = enrolmentMarks;
  const opened = await openStore({
    ...{ account: 'bench', clock: systemClock, random: systemRandom, marks },
  });
  if (!opened.ok) throw new Error(opened.error.type);
  const raw = await openRaw('raw', (made) => made.createObjectStore('bytes', { keyPath: 'key' }));
  const worker = new Worker(new URL('./bare-worker.ts', import.meta.url), { type: 'module' });
  return { store: createLocalStore(opened.value.context), raw, worker };
}
const all = openAll();

/** Twelve megapixels with as much detail as a notice board has, never the same bytes twice. */
async function takePicture(): Promise<File> {
  const canvas = new OffscreenCanvas(4000, 3000);
  const pen = canvas.getContext('2d', { alpha: false })!;
  pen.fillStyle = '#d6cdb8';
  pen.fillRect(0, 0, 4000, 3000);
  for (let line = 0; line < 4000; line += 1) {
    pen.fillStyle = `hsl(${Math.random() * 360} 30% ${20 + Math.random() * 60}%)`;
    pen.fillRect(Math.random() * 4000, Math.random() * 3000, 20 + Math.random() * 300, 8);
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  return new File([blob], 'photo.jpg', { type: 'image/jpeg' });
}

async function product(file: File): Promise<number> {
  const { store } = await all;
  const started = performance.now();
  const captured = await capturePhoto(file, 'camera', systemClock);
  if (!captured.ok) throw new Error(captured.error.type);
  const { picture, taken, files } = captured.value;
  const record = makeRecordKey('photo', uuidV7(systemClock, systemRandom));
  const fields = { picture: { ...picture }, of: 'answer:x/A1', taken: { ...taken }, caption: '' };
  const edits = Object.entries(fields).map(([field, value]) => ({
    ...{ scope, record, field, value, seen: [] },
  }));
  const saved = await store.save(edits, files);
  if (!saved.ok) throw new Error(saved.error.type);
  return performance.now() - started;
}

async function floor(file: File, encode: (file: File) => Promise<ArrayBuffer>): Promise<number> {
  const { raw } = await all;
  const started = performance.now();
  const bytes = await encode(file);
  await putStrict(raw, { bytes: [{ key: crypto.randomUUID(), bytes }] });
  return performance.now() - started;
}

async function inWorker(file: File): Promise<ArrayBuffer> {
  const { worker } = await all;
  return new Promise((resolve, reject) => {
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<ArrayBuffer | null>) =>
        data === null ? reject(new Error('no picture')) : resolve(data),
      { once: true },
    );
    worker.postMessage(file);
  });
}

Object.assign(window, {
  bench: {
    /** One photo each, in turn; bytes of the camera's file. */
    once: async () => {
      await all;
      const file = await takePicture();
      return {
        bytes: file.size,
        product: await product(file),
        onPage: await floor(file, bareEncode),
        inWorker: await floor(file, inWorker),
      };
    },
  },
});
