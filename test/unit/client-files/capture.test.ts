import { describe, expect, test } from 'vitest';
import { capturePhoto, maxPictureBytes } from '#client/files/capture.ts';
import { createPictureRenderer } from '#client/files/picture-renderer.ts';
import type { RenderAnswer } from '#client/files/render-picture.ts';
import { photoFields } from '#domain/visit/records.ts';
import { exifJpeg } from '../../support/client/exif-jpeg.ts';
import { sampleBytes, sha256OfBytes } from '../../support/client/sample-files.ts';

const now = Date.UTC(2022, 3, 14, 2, 30);
const clock = (): number => now;
const rendered: RenderAnswer = {
  type: 'rendered',
  original: sampleBytes('original'),
  thumbnail: sampleBytes('thumbnail'),
  width: 2048,
  height: 1536,
};
const render = async (): Promise<RenderAnswer> => rendered;

describe('S25: capturing a photo', () => {
  test('gives a picture that the record’s schema takes, and the bytes under their hashes', async () => {
    const outcome = await capturePhoto(new Blob([sampleBytes('camera')]), 'camera', clock, render);
    if (!outcome.ok) throw new Error(outcome.error.type);
    const { picture, files, taken } = outcome.value;
    expect(photoFields.picture.parse(picture)).toEqual(picture);
    expect(photoFields.taken.parse(taken)).toEqual({
      at: '2022-04-14T02:30:00.000Z',
      source: 'camera',
    });
    expect(files.map((file) => [file.sha256, file.thumbnail])).toEqual([
      [picture.original.sha256, false],
      [picture.thumbnail.sha256, true],
    ]);
    expect(picture.original.sha256).toBe(sha256OfBytes(rendered.original));
    expect(
      files.every((file) => file.bytes instanceof ArrayBuffer && file.type === 'image/jpeg'),
    ).toBe(true);
  });

  test('the time that the camera wrote is stated, with its offset', async () => {
    const blob = new Blob([exifJpeg('2022:04:13 08:15:30', '+07:00')], { type: 'image/jpeg' });
    const outcome = await capturePhoto(blob, 'file', clock, render);
    expect(outcome).toMatchObject({
      ok: true,
      value: { taken: { at: '2022-04-13T01:15:30.000Z', source: 'file' } },
    });
  });

  test('a chosen file without such a time: when it was last written', async () => {
    const file = new File([sampleBytes('x')], 'x.jpg', { lastModified: now - 86_400_000 });
    const outcome = await capturePhoto(file, 'file', clock, render);
    expect(outcome).toMatchObject({
      ok: true,
      value: { taken: { at: '2022-04-13T02:30:00.000Z' } },
    });
  });

  test('what cannot be decoded is told with the type that it claims', async () => {
    const heic = new Blob(['ftypheic'], { type: 'image/heic' });
    const outcome = await capturePhoto(heic, 'file', clock, async () => ({
      type: 'not-a-picture',
    }));
    expect(outcome).toEqual({ ok: false, error: { type: 'not-a-picture', claimed: 'image/heic' } });
  });

  test('a huge file is refused before anything is decoded', async () => {
    const huge = { size: maxPictureBytes + 1, type: 'image/jpeg' } as Blob;
    const outcome = await capturePhoto(huge, 'file', clock, () => {
      throw new Error('decoded');
    });
    expect(outcome).toMatchObject({
      ok: false,
      error: { type: 'too-large', bytes: maxPictureBytes + 1 },
    });
  });

  test('a device that cannot write JPEG says so', async () => {
    const outcome = await capturePhoto(new Blob(['x']), 'camera', clock, async () => ({
      type: 'cannot-encode',
    }));
    expect(outcome).toEqual({ ok: false, error: { type: 'decode-failed' } });
  });
});

/** Answers each picture with what `answer` says; null: it breaks. */
class FakeWorker extends EventTarget {
  terminated = false;
  busy = 0;
  mostAtOnce = 0;

  constructor(private readonly answer: (picture: Blob) => RenderAnswer | null) {
    super();
  }

  postMessage(picture: Blob): void {
    this.busy += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.busy);
    setTimeout(() => {
      this.busy -= 1;
      const data = this.answer(picture);
      this.dispatchEvent(data ? new MessageEvent('message', { data }) : new Event('error'));
    }, 1);
  }

  terminate(): void {
    this.terminated = true;
  }
}

describe('the picture worker', () => {
  const rendererWith = (answer: (picture: Blob) => RenderAnswer | null) => {
    const workers: FakeWorker[] = [];
    const onPage: Blob[] = [];
    const ask = createPictureRenderer({
      startWorker: () => {
        const worker = new FakeWorker(answer);
        workers.push(worker);
        return worker as unknown as Worker;
      },
      renderOnPage: async (picture) => {
        onPage.push(picture);
        return rendered;
      },
    });
    return { ask, workers, onPage };
  };

  test('one worker does all pictures, one after the other', async () => {
    const { ask, workers, onPage } = rendererWith(() => rendered);
    await Promise.all([ask(new Blob(['1'])), ask(new Blob(['2'])), ask(new Blob(['3']))]);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.mostAtOnce).toBe(1);
    expect(onPage).toEqual([]);
  });

  test('one that breaks is given up, the page does the work, and the next picture gets a new worker', async () => {
    let first = true;
    const { ask, workers, onPage } = rendererWith(() =>
      first ? ((first = false), null) : rendered,
    );
    expect(await ask(new Blob(['1']))).toBe(rendered);
    expect(workers[0]?.terminated).toBe(true);
    expect(onPage).toHaveLength(1);
    await ask(new Blob(['2']));
    expect(workers).toHaveLength(2);
    expect(onPage).toHaveLength(1);
  });

  test('where the worker has no canvas that writes JPEG, the page tries', async () => {
    const { ask, onPage } = rendererWith(() => ({ type: 'cannot-encode' }));
    expect(await ask(new Blob(['1']))).toBe(rendered);
    expect(onPage).toHaveLength(1);
  });

  test('no picture is no picture: the page does not try again', async () => {
    const { ask, onPage } = rendererWith(() => ({ type: 'not-a-picture' }));
    expect(await ask(new Blob(['1']))).toEqual({ type: 'not-a-picture' });
    expect(onPage).toEqual([]);
  });
});
