/**
 * Is a file what its sender says? Told from its first bytes only: nothing is decoded, so that no
 * picture made to break a decoder finds one here. What browsers make of the bytes is bounded by how
 * the server gives them: fixed type, `nosniff`, sandbox.
 */
import type { FileRef } from './records.ts';

export function hasSignature(type: FileRef['type'], start: Uint8Array): boolean {
  switch (type) {
    case 'image/jpeg':
      return beginsWith(start, 0, [0xff, 0xd8, 0xff]);
    case 'image/png':
      return beginsWith(start, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    case 'image/webp':
      return beginsWith(start, 0, ascii('RIFF')) && beginsWith(start, 8, ascii('WEBP'));
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
      return beginsWith(start, 0, [0x50, 0x4b, 0x03, 0x04]) && holds(start, contentTypes);
    case 'application/json':
      return beginsWith(start, 0, ascii('{'));
  }
}

function beginsWith(bytes: Uint8Array, at: number, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return bytes.some((_, at) => beginsWith(bytes, at, wanted));
}

const ascii = (text: string): readonly number[] =>
  Array.from(text, (letter) => letter.charCodeAt(0));

const contentTypes = ascii('[Content_Types].xml');
