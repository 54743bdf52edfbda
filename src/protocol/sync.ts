/** `POST /api/sync`: push and pull in one round trip (SPEC.md S12 to S20). */
import { z } from 'zod';
import { heldCodes } from '#domain/access/judge-change.ts';
import { changeIdSchema, changeSchema } from '#domain/sync/change.ts';
import { scopeSchema } from '#domain/sync/scope.ts';

/** A push holds at most this many changes, and an unpacked request at most this many bytes. */
export const maxPushChanges = 2000;
export const maxRequestBytes = 1024 * 1024;
/** An answer's changes take about this many bytes at most; scopes share the pages in rotation. */
export const maxAnswerBytes = 1024 * 1024;

/** How far a caller has read a scope: the last number, and the XOR of all digests up to it (S15). */
export const cursorSchema = z.object({
  seq: z.int().nonnegative(),
  sum: z.string().regex(/^[0-9a-f]{32}$/),
});
export type Cursor = z.infer<typeof cursorSchema>;

/**
 * The envelope only: each entry of `push` is parsed by itself, because one change that cannot be
 * read is held and must not stop the others. An entry is a change, with `mine: true` where it was
 * written on the pushing device by the session's account; reserved fields need that (S19).
 */
export const syncRequestSchema = z.object({
  protocol: z.int().positive(),
  account: z.string().min(1).max(64),
  device: z.string().min(1).max(64),
  epoch: z.string().max(64).nullable(),
  cursors: z.record(scopeSchema, cursorSchema),
  push: z.array(z.record(z.string(), z.json())).max(maxPushChanges),
});
export type SyncRequest = z.infer<typeof syncRequestSchema>;

/** A change as the server gives it: its number, when it was received, and who handed it in for whom. */
export const servedChangeSchema = changeSchema.extend({
  seq: z.int().positive(),
  received: z.iso.datetime(),
  /** Account that pushed it, where that is not the one in `by` (S19). */
  relayedBy: z.string().optional(),
});

/** One of the changes that this very request pushed: the caller has the content. */
export const ownChangeSchema = z.strictObject({
  id: changeIdSchema,
  seq: z.int().positive(),
  received: z.iso.datetime(),
});

export const scopeAnswerSchema = z.object({
  scope: scopeSchema,
  /** The number after which the changes begin: the caller's own, or 0 where its past is another one (S15). */
  from: z.int().nonnegative(),
  /** In the order of `seq`, without gaps. */
  changes: z.array(z.union([ownChangeSchema, servedChangeSchema])),
  cursor: cursorSchema,
});
export type ScopeAnswer = z.infer<typeof scopeAnswerSchema>;

export const heldSchema = z.object({ code: z.enum(heldCodes), reason: z.string() });
export type Held = z.infer<typeof heldSchema>;

export const syncAnswerSchema = z.object({
  protocol: z.int().positive(),
  epoch: z.string().min(1).max(64),
  held: z.record(z.string(), heldSchema),
  scopes: z.array(scopeAnswerSchema),
  /** More waits: call again with the new cursors; nothing is settled or signed meanwhile. */
  more: z.boolean(),
  revoked: z.array(z.object({ scope: scopeSchema, proven: z.boolean() })),
  /** Scopes that the server could not read or write just now, as a damaged row does: nothing else is known of them. */
  failed: z.array(scopeSchema).optional(),
});
export type SyncAnswer = z.infer<typeof syncAnswerSchema>;
