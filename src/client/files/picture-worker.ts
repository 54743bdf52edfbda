/** The picture worker: one picture comes, one answer goes. Decoding 12 megapixels would freeze the page. */
import { renderPicture } from './render-picture.ts';

const makeCanvas = (width: number, height: number): OffscreenCanvas | null =>
  typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(width, height);

self.addEventListener('message', (event: MessageEvent<Blob>) => {
  void renderPicture(event.data, makeCanvas).then((answer) => {
    const transfer = answer.type === 'rendered' ? [answer.original, answer.thumbnail] : [];
    self.postMessage(answer, { transfer });
  });
});
