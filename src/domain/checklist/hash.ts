import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Checklist } from './definition.ts';

/**
 * SHA-256, as 64 small hex digits, of the canonical JSON (RFC 8785) of a parsed checklist. It names
 * a version for good (rule S10): layout, comments and order of members in the YAML do not count,
 * every word, code and order of items does.
 */
export function checklistHash(checklist: Checklist): string {
  const json = canonicalize(checklist);
  if (json === undefined) throw new TypeError('a checklist is always a JSON object');
  return bytesToHex(sha256(utf8ToBytes(json)));
}
