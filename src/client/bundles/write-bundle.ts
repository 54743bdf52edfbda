/** Making a bundle of what a device holds: one file's bytes in memory at a time. */
import { keptLine, linesOf } from '#domain/bundle/lines.ts';
import {
  bundleFormat,
  bundleVersion,
  maxBundleEntries,
  maxLineFileBytes,
  type Manifest,
} from '#domain/bundle/manifest.ts';
import { textHash } from '#domain/kernel/canonical-json.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import type { DeviceWork, HeldFile } from './read-work.ts';
import { crc32, localHeader, zipEnd, type PlacedEntry } from './zip-format.ts';

export interface BundleSource extends Pick<Manifest, 'app' | 'account' | 'madeAt' | 'holds'> {
  readonly work: DeviceWork;
  readonly readBytes: (file: HeldFile) => Promise<ArrayBuffer | null>;
}

export interface WrittenBundle {
  readonly blob: Blob;
  readonly manifest: Manifest;
}

/** Sizes and places are 32 bits in a zip. */
const maxZipBytes = 0xffff_ffff;

export async function writeBundle(
  source: BundleSource,
  onProgress: (filesDone: number, files: number) => void = () => undefined,
): Promise<Result<WrittenBundle, 'too-large'>> {
  const { work } = source;
  const packed = await packFiles(source, onProgress);
  const changes = linesOf(work.changes.map(({ content }) => content));
  const kept = linesOf(work.kept.map((line) => keptLine(line)));
  const manifest = manifestOf(source, packed, changes, kept);
  const texts = [
    ['manifest.json', JSON.stringify(manifest)],
    ['changes.ndjson', changes],
    ['kept.ndjson', kept],
  ] as const;
  const first = texts.map(([name, text]) => partOf(name, new TextEncoder().encode(text)));
  const isTooLarge =
    first.some(({ size }) => size > maxLineFileBytes) ||
    first.length + packed.parts.length > maxBundleEntries ||
    [...first, ...packed.parts].reduce((sum, { size }) => sum + size + 200, 0) > maxZipBytes;
  if (isTooLarge) return err('too-large');
  return ok({ blob: zipOf([...first, ...packed.parts]), manifest });
}

interface Part {
  readonly name: string;
  readonly size: number;
  readonly crc: number;
  readonly blob: Blob;
}

function partOf(name: string, bytes: Uint8Array<ArrayBuffer>): Part {
  // The browser may put it on disk; what is held here is only its handle.
  return { name, size: bytes.length, crc: crc32(bytes), blob: new Blob([bytes]) };
}

interface PackedFiles {
  readonly parts: readonly Part[];
  readonly files: readonly HeldFile[];
  readonly missing: Manifest['missing'];
}

/** Bytes that are gone, or are no longer those of their hash, are named as missing. */
async function packFiles(
  { work, readBytes }: BundleSource,
  onProgress: (filesDone: number, files: number) => void,
): Promise<PackedFiles> {
  const parts = new Map<string, Part>();
  const files: HeldFile[] = [];
  const missing: Manifest['missing'] = [];
  for (const [index, file] of work.files.entries()) {
    const { scope, sha256, size } = file;
    if (!parts.has(sha256)) {
      const bytes = await readBytes(file);
      const isGood = bytes?.byteLength === size && (await sha256Hex(bytes)) === sha256;
      if (bytes && isGood) parts.set(sha256, partOf(`files/${sha256}`, new Uint8Array(bytes)));
      else missing.push({ place: 'files', key: `${scope} ${sha256}`, why: 'damaged' });
    }
    if (parts.has(sha256)) files.push(file);
    onProgress(index + 1, work.files.length);
  }
  return { parts: [...parts.values()], files, missing };
}

function manifestOf(
  { app, account, madeAt, holds, work }: BundleSource,
  packed: PackedFiles,
  changes: string,
  kept: string,
): Manifest {
  const names = new Set([...work.changes, ...packed.files].map(({ scope }) => scope));
  const scopes = [...names].toSorted().map((scope) => ({
    scope: scopeSchema.parse(scope),
    changes: work.changes.filter((change) => change.scope === scope).length,
    files: packed.files.filter((file) => file.scope === scope).length,
  }));
  return {
    ...{ format: bundleFormat, version: bundleVersion, app, account, device: work.device },
    ...{ madeAt, holds, scopes },
    changes: { count: work.changes.length, sha256: textHash(changes) },
    kept: { count: work.kept.length, sha256: textHash(kept) },
    files: packed.files.map(({ home: _home, ...file }) => file),
    missing: [...work.missing, ...packed.missing],
  };
}

function zipOf(parts: readonly Part[]): Blob {
  const pieces: BlobPart[] = [];
  const entries: PlacedEntry[] = [];
  let at = 0;
  for (const { name, size, crc, blob } of parts) {
    const header = localHeader({ name, size, crc });
    pieces.push(header, blob);
    entries.push({ name, size, crc, start: at + header.length });
    at += header.length + size;
  }
  return new Blob([...pieces, ...zipEnd(entries)], { type: 'application/octet-stream' });
}
