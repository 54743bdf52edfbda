/**
 * From any picture that the browser can decode to the two JPEGs that are kept (S25). Runs in the
 * picture worker, and on the page where there is no worker or no canvas in it.
 */

/** Longest edge in pixels and JPEG quality of what is kept as the original. */
export const originalBounds = { edge: 2048, quality: 0.85 } as const;
export const thumbnailBounds = { edge: 320, quality: 0.7 } as const;

export interface RenderedPicture {
  readonly type: 'rendered';
  readonly original: ArrayBuffer;
  readonly thumbnail: ArrayBuffer;
  /** Pixels of the original as kept, turned upright. */
  readonly width: number;
  readonly height: number;
}

export type RenderAnswer =
  | RenderedPicture
  /** The browser cannot decode it: no picture, or a kind that it does not know (HEIC outside of Safari). */
  | { readonly type: 'not-a-picture' }
  /** Decoded, but there is no canvas here that writes JPEG: try elsewhere. */
  | { readonly type: 'cannot-encode' };

type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** `makeCanvas` answers null where this kind of canvas does not exist. */
export async function renderPicture(
  picture: Blob,
  makeCanvas: (width: number, height: number) => Canvas | null,
): Promise<RenderAnswer> {
  const decoded = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (!decoded) return { type: 'not-a-picture' };
  try {
    const size = fit(decoded.width, decoded.height, originalBounds.edge);
    const small = fit(decoded.width, decoded.height, thumbnailBounds.edge);
    const original = await encode(decoded, size, originalBounds.quality, makeCanvas);
    const thumbnail = await encode(decoded, small, thumbnailBounds.quality, makeCanvas);
    if (!original || !thumbnail) return { type: 'cannot-encode' };
    return { type: 'rendered', original, thumbnail, ...size };
  } finally {
    decoded.close();
  }
}

/** Never larger than it is, never less than one pixel. */
export function fit(
  width: number,
  height: number,
  edge: number,
): { width: number; height: number } {
  const scale = Math.min(1, edge / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

/** The two kinds of canvas give two kinds of context; each is asked by itself. */
function drawingContext(
  canvas: Canvas,
): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D | null {
  return 'transferToImageBitmap' in canvas
    ? canvas.getContext('2d', { alpha: false })
    : canvas.getContext('2d', { alpha: false });
}

async function encode(
  decoded: ImageBitmap,
  { width, height }: { readonly width: number; readonly height: number },
  quality: number,
  makeCanvas: (width: number, height: number) => Canvas | null,
): Promise<ArrayBuffer | null> {
  const canvas = makeCanvas(width, height);
  const context = canvas && drawingContext(canvas);
  if (!canvas || !context) return null;
  // JPEG knows no transparency: without this a transparent PNG comes out black.
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(decoded, 0, 0, width, height);
  const blob = await toJpeg(canvas, quality);
  // Older WebKit answers PNG without a word where it cannot write what was asked for.
  return blob?.type === 'image/jpeg' ? blob.arrayBuffer() : null;
}

export function toJpeg(canvas: Canvas, quality: number): Promise<Blob | null> {
  if ('convertToBlob' in canvas) {
    return canvas.convertToBlob({ type: 'image/jpeg', quality }).catch(() => null);
  }
  return new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
}
