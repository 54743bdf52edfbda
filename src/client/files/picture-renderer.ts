/**
 * Rendering of pictures one after the other, in a worker that lives as long as there is something to
 * do: two decoded pictures of 12 megapixels at once are 100 MB, which small tablets do not have.
 */
import { renderPicture, type RenderAnswer } from './render-picture.ts';

export type RenderPicture = (picture: Blob) => Promise<RenderAnswer>;

/** A worker that has had nothing to do for so long gives its memory back. */
const idleMilliseconds = 20_000;
/** A worker that does not answer within this time (it failed to load, it was killed) is given up. */
const patienceMilliseconds = 45_000;

export interface RendererParts {
  readonly startWorker: () => Worker;
  /** Used where a worker does not answer or has no canvas. */
  readonly renderOnPage: RenderPicture;
}

export function createPictureRenderer({ startWorker, renderOnPage }: RendererParts): RenderPicture {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let before: Promise<unknown> = Promise.resolve();
  const stop = (): void => {
    worker?.terminate();
    worker = null;
  };
  const render = async (picture: Blob): Promise<RenderAnswer> => {
    clearTimeout(idle);
    try {
      worker ??= startWorker();
    } catch {
      return renderOnPage(picture);
    }
    const answer = await askWorker(worker, picture);
    if (answer === null) stop();
    idle = setTimeout(stop, idleMilliseconds);
    return answer === null || answer.type === 'cannot-encode' ? renderOnPage(picture) : answer;
  };
  return (picture) => {
    const rendered = before.then(() => render(picture));
    before = rendered.catch(() => undefined);
    return rendered;
  };
}

/** The app's own renderer, with the worker from the app's own files. */
export const renderInWorker: RenderPicture = createPictureRenderer({
  startWorker: () =>
    new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' }),
  renderOnPage: (picture) =>
    renderPicture(picture, (width, height) =>
      Object.assign(document.createElement('canvas'), { width, height }),
    ),
});

/** `null`: the worker is of no use. */
function askWorker(worker: Worker, picture: Blob): Promise<RenderAnswer | null> {
  return new Promise((resolve) => {
    const settle = (answer: RenderAnswer | null): void => {
      clearTimeout(patience);
      worker.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onError);
      worker.removeEventListener('messageerror', onError);
      resolve(answer);
    };
    const onMessage = (event: MessageEvent<RenderAnswer>): void => settle(event.data);
    const onError = (): void => settle(null);
    const patience = setTimeout(onError, patienceMilliseconds);
    worker.addEventListener('message', onMessage);
    worker.addEventListener('error', onError);
    worker.addEventListener('messageerror', onError);
    worker.postMessage(picture);
  });
}
