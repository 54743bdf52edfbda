/**
 * Is a file what its sender says? Told from its first bytes only: the server never decodes, so that
 * no picture made to break a decoder finds one here. What browsers make of the bytes is bounded by
 * how they are served: fixed type, `nosniff`, sandbox.
 */
import type { fileTypes } from '#protocol/files.ts';

export type FileType = (typeof fileTypes)[number];

export function hasSignature(type: FileType, start: Uint8Array): boolean {
  switch (type) {
    case 'image/jpeg':
      return beginsWith(start, 0, [0xff, 0xd8, 0xff]);
    case 'image/png':
      return beginsWith(start, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    case 'image/webp':
      return beginsWith(start, 0, ascii('RIFF')) && beginsWith(start, 8, ascii('WEBP'));
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return (
        beginsWith(start, 0, [0x50, 0x4b, 0x03, 0x04]) &&
        Buffer.from(start).includes('[Content_Types].xml')
      );
    case 'application/json':
      return beginsWith(start, 0, ascii('{'));
  }
}

function beginsWith(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

const ascii = (text: string): readonly number[] => [...Buffer.from(text, 'ascii')];
