/**
 * The annotated copy of a photo: two JPEGs, drawn anew from the original's pixels and from what was
 * marked. What is covered is painted over before anything is encoded, and the thumbnail is made from
 * the painted picture: no file of the copy has ever seen what lies under a cover.
 *
 * On the page and not in the worker: words are drawn in the app's own typeface.
 */
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Mark, PhotoEdit } from '#domain/visit/photo-edit.ts';
import {
  areaBox,
  arrowBarbs,
  coverBox,
  lineWidth,
  markLook,
  outputFrame,
  textHeight,
  type Box,
  type OutputFrame,
  type Size,
} from '#domain/visit/photo-geometry.ts';
import type { Picture } from '#domain/visit/records.ts';
import { fileOf, refOf, type NewBytes } from './capture.ts';
import { fit, originalBounds, thumbnailBounds, toJpeg } from './render-picture.ts';

export interface AnnotatedPhoto {
  readonly picture: Picture;
  readonly files: readonly NewBytes[];
}

export type AnnotateProblem =
  /** The original cannot be decoded, or no JPEG can be made of it (mostly: no memory left). */
  { readonly type: 'decode-failed' };

/** `coverWords` stand in covered areas that have room for them. */
export async function annotatePicture(
  original: Blob,
  edit: PhotoEdit,
  coverWords: string,
): Promise<Result<AnnotatedPhoto, AnnotateProblem>> {
  const decoded = await createImageBitmap(original).catch(() => null);
  if (decoded === null) return err({ type: 'decode-failed' });
  try {
    await document.fonts.load(font(20), coverWords).catch(() => null);
    const frame = outputFrame(edit, decoded);
    const large = makeCanvas(frame);
    const pen = large.getContext('2d', { alpha: false });
    if (pen === null) return err({ type: 'decode-failed' });
    drawEdit(pen, decoded, edit, frame, coverWords);
    const small = makeCanvas(fit(frame.width, frame.height, thumbnailBounds.edge));
    const smallPen = small.getContext('2d', { alpha: false });
    if (smallPen === null) return err({ type: 'decode-failed' });
    smallPen.imageSmoothingQuality = 'high';
    smallPen.drawImage(large, 0, 0, small.width, small.height);
    const files: NewBytes[] = [];
    for (const [canvas, { quality }] of [
      [large, originalBounds],
      [small, thumbnailBounds],
    ] as const) {
      const blob = await toJpeg(canvas, quality);
      if (blob?.type !== 'image/jpeg') return err({ type: 'decode-failed' });
      files.push(await fileOf(await blob.arrayBuffer(), canvas === small));
    }
    const [one, two] = files;
    if (one === undefined || two === undefined) return err({ type: 'decode-failed' });
    const { width, height } = frame;
    const picture = { original: refOf(one), thumbnail: refOf(two), width, height };
    return ok({ picture, files });
  } finally {
    decoded.close();
  }
}

function makeCanvas({ width, height }: Size): HTMLCanvasElement {
  return Object.assign(document.createElement('canvas'), { width, height });
}

function drawEdit(
  pen: CanvasRenderingContext2D,
  image: ImageBitmap,
  { marks }: PhotoEdit,
  frame: OutputFrame,
  coverWords: string,
): void {
  pen.setTransform(...frame.matrix);
  pen.drawImage(image, 0, 0);
  pen.resetTransform();
  for (const mark of marks) {
    const box = mark.kind === 'cover' ? coverBox(mark, frame) : null;
    if (box !== null) drawCover(pen, box, frame, coverWords);
  }
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const mark of marks) drawMark(pen, mark, frame, image);
}

function drawCover(pen: CanvasRenderingContext2D, box: Box, frame: Size, words: string): void {
  pen.fillStyle = markLook.cover;
  pen.fillRect(box.x, box.y, box.width, box.height);
  const size = Math.max(frame.width, frame.height) / 45;
  pen.font = font(size);
  const { width } = pen.measureText(words);
  if (width > box.width * 0.9 || size * 1.4 > box.height) return;
  pen.fillStyle = markLook.halo;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(words, box.x + box.width / 2, box.y + box.height / 2);
}

function drawMark(
  pen: CanvasRenderingContext2D,
  mark: Mark,
  frame: OutputFrame,
  picture: Size,
): void {
  const line = lineWidth(frame);
  pen.beginPath();
  switch (mark.kind) {
    case 'cover':
      return;
    case 'text': {
      const { x, y } = frame.at(mark.x, mark.y);
      const height = textHeight(mark.size, picture);
      pen.font = font(height);
      pen.textAlign = 'left';
      pen.textBaseline = 'top';
      pen.lineWidth = height / 5;
      pen.strokeStyle = markLook.halo;
      pen.strokeText(mark.text, x, y);
      pen.fillStyle = markLook.mark;
      pen.fillText(mark.text, x, y);
      return;
    }
    case 'circle': {
      const { x, y, width, height } = areaBox(mark, frame);
      pen.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
      break;
    }
    case 'arrow': {
      const [from, to] = [frame.at(mark.x, mark.y), frame.at(mark.toX, mark.toY)];
      const [one, other] = arrowBarbs(from, to, line * 6);
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
      pen.moveTo(one.x, one.y);
      pen.lineTo(to.x, to.y);
      pen.lineTo(other.x, other.y);
      break;
    }
  }
  pen.strokeStyle = markLook.halo;
  pen.lineWidth = line * 2;
  pen.stroke();
  pen.strokeStyle = markLook.mark;
  pen.lineWidth = line;
  pen.stroke();
}

const font = (px: number): string => `600 ${Math.round(px)}px "Be Vietnam Pro", sans-serif`;
