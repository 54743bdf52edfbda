import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): equal values give equal texts. `value` must be a JSON value. */
export function canonicalJson(value: unknown): string {
  // What was canonical when it was stored or sent still is: the engine writes it several times faster.
  const text = isInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** Does the engine, which writes members as they stand, write this canonically? */
function isInOrder(value: unknown): boolean {
  // It would write `null` for what is no number of JSON.
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const [member, inner] of Object.entries(value)) {
    if (member < before || !isInOrder(inner)) return false;
    before = member;
  }
  return true;
}

/** SHA-256 of a text's UTF-8 bytes, as 64 small hex digits. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 of bytes, as 64 small hex digits: what a stored file is named by. */
export function bytesHash(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}
