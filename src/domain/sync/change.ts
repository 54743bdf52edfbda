import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '#domain/kernel/canonical-json.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { stampSchema } from './hybrid-clock.ts';
import { recordKeySchema, scopeSchema } from './scope.ts';

/** Any JSON value. What it must look like is known by kind and field, not by the log. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

export const changeIdSchema = z.uuid().brand<'ChangeId'>();
export type ChangeId = z.infer<typeof changeIdSchema>;

/** So many heads one change may name. */
const maxOver = 1000;

/** A change is at most 64 KiB of canonical JSON; larger content is a file, named by its hash. */
export const maxChangeBytes = 64 * 1024;

/** Brackets within brackets. Nothing of ours is nested half as deep; deeper ones no bundle brings in. */
export const maxChangeDepth = 64;

/**
 * An immutable write of one field of one record. Members that this version does not know are kept
 * (loose object): they are part of the content that others have hashed (S9).
 */
export const changeSchema = z.looseObject({
  id: changeIdSchema,
  scope: scopeSchema,
  record: recordKeySchema,
  field: z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
  value: z.json(),
  /** The heads that the writer saw, see S3 and S4. */
  over: z.array(changeIdSchema).max(maxOver),
  at: stampSchema,
  /** Account of the writer; of a relayed change only a claim (S19). */
  by: z.string().min(1).max(64),
  device: z.string().min(1).max(64),
});
export type Change = z.infer<typeof changeSchema>;

/** Members that the wire adds to a change; they are never part of its content. */
export const wireMembers = ['seq', 'received', 'relayedBy', 'mine'] as const;

/** What is content of a change as it came. */
export function withoutWireMembers(
  received: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  // Named once more, as an object from which members are deleted is several times slower to write.
  const { seq: _seq, received: _at, relayedBy: _relayedBy, mine: _mine, ...content } = received;
  return content;
}

/** The content of a change: canonical JSON (RFC 8785) as received, unknown members included. */
export function changeContent(change: Readonly<Record<string, unknown>>): string {
  return canonicalJson(withoutWireMembers(change));
}

/** First 16 bytes of SHA-256 over a change's content, as hex: what `sum` is the XOR of (S15). */
export function contentDigest(content: string): string {
  return bytesToHex(sha256(utf8ToBytes(content)).subarray(0, 16));
}

export const emptySum = '0'.repeat(32);

/** Adds (or removes: XOR is its own inverse) one digest to a running sum. */
export function addToSum(sum: string, digest: string): string {
  const total = hexToBytes(sum);
  const added = hexToBytes(digest);
  for (let index = 0; index < 16; index += 1) total[index] = total[index]! ^ added[index]!;
  return bytesToHex(total);
}

/** Bytes of a text in UTF-8, counted without making them. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    if (code >= 0x1_0000) index += 1;
  }
  return bytes;
}

/** Values are equal when their canonical JSON is: member order and number spelling do not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return left === right;
  return left === right || canonicalJson(left) === canonicalJson(right);
}

/** Refuses, when saving, what no server would take; the caller tells the person before anything is lost. */
export function checkSize(change: Change): Result<Change, { type: 'too-large'; bytes: number }> {
  const bytes = utf8Length(changeContent(change));
  const fits = bytes <= maxChangeBytes && change.over.length <= maxOver;
  return fits ? ok(change) : err({ type: 'too-large', bytes });
}
