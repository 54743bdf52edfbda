/**
 * What a bundle says of itself (S29). A bundle is a zip of, in this order: `manifest.json`,
 * `changes.ndjson` (one change a line, exactly as it is stored), `kept.ndjson` (what a device holds
 * beside the log: twins, and rows that it could not read), `files/<sha256>`. Nothing in it says what
 * its reader may do: rights are those of the account that imports it or hands it in.
 */
import { z } from 'zod';
import { scopeSchema } from '#domain/sync/scope.ts';
import { fileRefSchema } from '#domain/visit/records.ts';

export const bundleFormat = 'so-doan-bundle';
export const bundleVersion = 1;
export const bundleExtension = '.sodoan';

/** Bounds for who reads a bundle: all of them are far above what a device can hold in a season. */
export const maxBundleFileBytes = 16 * 1024 * 1024;
export const maxBundleEntries = 20_000;
export const maxLineFileBytes = 128 * 1024 * 1024;
export const maxManifestBytes = 16 * 1024 * 1024;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A file of lines, as its digest and number of lines tell it. */
const linesSchema = z.object({ count: z.int().nonnegative(), sha256 });

export const bundleFileSchema = z.object({
  scope: scopeSchema,
  sha256,
  type: fileRefSchema.shape.type,
  /** Bytes. */
  size: z.int().positive().max(maxBundleFileBytes),
  /** Thumbnails travel first (S26). */
  thumbnail: z.boolean(),
});
export type BundleFile = z.infer<typeof bundleFileSchema>;

export const manifestSchema = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  app: z.string().max(64),
  account: z.object({ id: z.string().min(1).max(64), name: z.string().max(200) }),
  device: z.string().max(64),
  madeAt: z.iso.datetime(),
  /** `unsent`: what the server has not confirmed; `visit`: all that the device holds of one visit. */
  holds: z.enum(['unsent', 'visit']),
  scopes: z
    .array(z.object({ scope: scopeSchema, changes: z.int(), files: z.int() }))
    .max(maxBundleEntries),
  changes: linesSchema,
  kept: linesSchema,
  files: z.array(bundleFileSchema).max(maxBundleEntries),
  /** What the device names but could not give: bytes that are gone, rows that cannot be read at all. */
  missing: z.array(z.object({ place: z.string(), key: z.string(), why: z.string() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export type ManifestProblem =
  | 'not-a-bundle'
  /** Made by a newer version of the app. */
  | 'newer-version';

/** Reads a manifest; a newer version is told from what is no bundle at all. */
export function readManifest(
  text: string,
): { readonly manifest: Manifest } | { readonly problem: ManifestProblem } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'not-a-bundle' };
  }
  const head = z.object({ format: z.literal(bundleFormat), version: z.int() }).safeParse(json);
  if (head.success && head.data.version > bundleVersion) return { problem: 'newer-version' };
  const parsed = manifestSchema.safeParse(json);
  return parsed.success ? { manifest: parsed.data } : { problem: 'not-a-bundle' };
}
