/**
 * From what a camera or a file picker gave to what is stored (S25): the stripped original, its
 * thumbnail, and what was known of the moment. The file itself is not kept; nothing hidden in it
 * (place, device, owner) survives, since both pictures are drawn anew.
 */
import type { z } from 'zod';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import type { Clock } from '#domain/kernel/sources.ts';
import type { FileRef, photoFields, Picture } from '#domain/visit/records.ts';
import type { NewFile } from '#client/store/local-store.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import { exifHeadBytes, readExifDate } from './exif-date.ts';
import { renderInWorker, type RenderPicture } from './picture-renderer.ts';

export type Taken = z.infer<typeof photoFields.taken>;

export interface CapturedPhoto {
  readonly picture: Picture;
  /** Original and thumbnail, to be saved with the record that names them. */
  readonly files: readonly NewBytes[];
  readonly taken: Taken;
}

export type CaptureProblem =
  /** This browser cannot read it as a picture. `claimed`: the type that the file says it has, or ''. */
  | { readonly type: 'not-a-picture'; readonly claimed: string }
  /** Refused before it is decoded: decoding it would end the page. */
  | { readonly type: 'too-large'; readonly bytes: number; readonly limit: number }
  /** It was read, but this device could not make a JPEG of it (mostly: no memory left). */
  | { readonly type: 'decode-failed' };

/** Larger files than any camera of a tablet makes. */
export const maxPictureBytes = 60 * 1024 * 1024;

export async function capturePhoto(
  blob: Blob,
  source: Taken['source'],
  clock: Clock,
  render: RenderPicture = renderInWorker,
): Promise<Result<CapturedPhoto, CaptureProblem>> {
  if (blob.size > maxPictureBytes) {
    return err({ type: 'too-large', bytes: blob.size, limit: maxPictureBytes });
  }
  const taken = { at: new Date(await takenAt(blob, source, clock)).toISOString(), source };
  const rendered = await render(blob);
  if (rendered.type === 'not-a-picture') return err({ type: 'not-a-picture', claimed: blob.type });
  if (rendered.type === 'cannot-encode') return err({ type: 'decode-failed' });
  const original = await fileOf(rendered.original, false);
  const thumbnail = await fileOf(rendered.thumbnail, true);
  const { width, height } = rendered;
  return ok({
    picture: { original: refOf(original), thumbnail: refOf(thumbnail), width, height },
    files: [original, thumbnail],
    taken,
  });
}

/** What the camera wrote; else, of a chosen file, when it was last written; else now. */
async function takenAt(blob: Blob, source: Taken['source'], clock: Clock): Promise<number> {
  const head = await blob.slice(0, exifHeadBytes).arrayBuffer();
  const written = readExifDate(head);
  if (written !== null) return written;
  const modified = source === 'file' && 'lastModified' in blob ? blob.lastModified : null;
  return typeof modified === 'number' && modified > 0 ? modified : clock();
}

export type NewBytes = Extract<NewFile, { bytes: ArrayBuffer }>;

export async function fileOf(bytes: ArrayBuffer, thumbnail: boolean): Promise<NewBytes> {
  return { sha256: await sha256Hex(bytes), type: 'image/jpeg', bytes, thumbnail };
}

export function refOf({ sha256, bytes }: NewBytes): FileRef {
  return { sha256, size: bytes.byteLength, type: 'image/jpeg' };
}
