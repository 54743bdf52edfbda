/**
 * Files: tus 1.0 under `/api/files` to bring bytes, `GET /api/files/<sha256>?scope=...` to read them
 * (S26, S27). An upload's address follows from scope and hash, so that a tablet whose first answer
 * was lost can ask for the offset.
 */
import { z } from 'zod';
import { scopeSchema, type Scope } from '#domain/sync/scope.ts';

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const maxFileBytes = 15 * 1024 * 1024;
export const fileTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/json',
] as const;

/** Metadata of a tus upload (`Upload-Metadata`). */
export const uploadMetadataSchema = z.object({
  scope: scopeSchema,
  sha256: sha256Schema,
  type: z.enum(fileTypes),
});

/** Last part of the upload's address: `visit~<id>~<sha256>`. */
export function uploadId(scope: Scope, sha256: string): string {
  return `${scope.replace('/', '~')}~${sha256}`;
}

export function parseUploadId(
  id: string,
): { readonly scope: Scope; readonly sha256: string } | null {
  const [kind, owner, hash, ...rest] = id.split('~');
  const scope = scopeSchema.safeParse(`${kind}/${owner}`);
  const sha256 = sha256Schema.safeParse(hash);
  return scope.success && sha256.success && rest.length === 0
    ? { scope: scope.data, sha256: sha256.data }
    : null;
}

/**
 * In the answer to an upload's last bytes: the upload's id, once all were checked and stand in the
 * scope's book. It says of one file what `/api/files/receipts` says of many.
 */
export const receiptHeader = 'x-so-doan-received';

/** `POST /api/files/receipts`: which of these does the server hold complete for this scope? */
export const receiptsRequestSchema = z.strictObject({
  scope: scopeSchema,
  sha256: z.array(sha256Schema).max(1000),
});
export const receiptsAnswerSchema = z.object({ received: z.array(sha256Schema) });

/** `POST /api/files/links`: the same bytes for another scope, without sending them again (S27). */
export const linkRequestSchema = z.strictObject({
  from: scopeSchema,
  to: scopeSchema,
  sha256: z.array(sha256Schema).max(1000),
});
export const linkAnswerSchema = z.object({ linked: z.array(sha256Schema) });
