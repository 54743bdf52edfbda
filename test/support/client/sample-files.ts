import { createHash } from 'node:crypto';
import type { NewFile } from '#client/store/local-store.ts';

/** Bytes that begin as a JPEG does; `text` makes them different from others. */
export function sampleBytes(text: string, size = 64): ArrayBuffer {
  const bytes = new Uint8Array(Math.max(size, text.length + 4));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  bytes.set(new TextEncoder().encode(text), 4);
  return bytes.buffer;
}

export const sha256OfBytes = (bytes: ArrayBuffer): string =>
  createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

export const sha256Of = (text: string, size?: number): string =>
  sha256OfBytes(sampleBytes(text, size));

export function newFile(
  text: string,
  options: { size?: number; thumbnail?: boolean } = {},
): Extract<NewFile, { bytes: ArrayBuffer }> {
  const bytes = sampleBytes(text, options.size);
  return {
    sha256: sha256OfBytes(bytes),
    type: 'image/jpeg',
    bytes,
    thumbnail: options.thumbnail ?? false,
  };
}
