/**
 * Reading a bundle: all of it is checked before anything of it is shown or used, and it is read
 * again piece by piece when it is used, so that one file's bytes are in memory at a time.
 */
import { readChangeLines, readKeptLines } from '#domain/bundle/lines.ts';
import type { BundleChange, KeptLine } from '#domain/bundle/lines.ts';
import {
  maxBundleEntries,
  maxBundleFileBytes,
  maxLineFileBytes,
  maxManifestBytes,
  readManifest,
  type BundleFile,
  type Manifest,
} from '#domain/bundle/manifest.ts';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { hasSignature } from '#domain/visit/file-signature.ts';
import { sha256Hex } from '#client/platform/sources.ts';
import {
  crc32,
  endSize,
  localHeader,
  readDirectory,
  readZipEnd,
  type PlacedEntry,
} from './zip-format.ts';

export type BundleProblem =
  /** Some other file. */
  | 'not-a-bundle'
  /** Made by a newer version of the app. */
  | 'newer-version'
  /** Cut, or not as it was made. */
  | 'damaged'
  /** The browser no longer gives the file. */
  | 'unreadable';

export interface Bundle {
  readonly manifest: Manifest;
  readonly changes: readonly BundleChange[];
  readonly kept: readonly KeptLine[];
  /** Bytes of the file, of which it was checked that they are those of the hash. */
  readonly readFile: (file: Pick<BundleFile, 'sha256'>) => Promise<ArrayBuffer>;
}

export async function readBundle(file: Blob): Promise<Result<Bundle, BundleProblem>> {
  try {
    return await read(file);
  } catch {
    return err('unreadable');
  }
}

const firstName = 'manifest.json';

async function read(file: Blob): Promise<Result<Bundle, BundleProblem>> {
  const begin = await bytesOf(file, 0, localHeader({ name: firstName, size: 0, crc: 0 }).length);
  if (!isOurs(begin)) return err('not-a-bundle');
  const entries = await placedEntries(file);
  if (entries === null) return err('damaged');
  const manifestBytes = await readEntry(file, entries.get(firstName), maxManifestBytes);
  const manifestText = manifestBytes && textOf(manifestBytes);
  if (manifestText === null) return err('damaged');
  const read = readManifest(manifestText);
  if ('problem' in read) return err(read.problem);
  const { manifest } = read;
  const changes = await readLines(file, entries.get('changes.ndjson'), manifest.changes);
  const kept = await readLines(file, entries.get('kept.ndjson'), manifest.kept);
  if (changes === null || kept === null) return err('damaged');
  const changeLines = readChangeLines(changes);
  const keptLines = readKeptLines(kept);
  if (!changeLines.ok || !keptLines.ok) return err('damaged');
  if (!hasCounts(manifest, changeLines.value, keptLines.value)) return err('damaged');
  if (!(await filesAreGood(file, entries, manifest))) return err('damaged');
  return ok({
    manifest,
    changes: changeLines.value,
    kept: keptLines.value,
    readFile: async ({ sha256 }) => {
      const entry = entries.get(`files/${sha256}`);
      if (!entry) throw new Error('a file is only asked for by the manifest');
      return (await bytesOf(file, entry.start, entry.start + entry.size)).buffer;
    },
  });
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

/** What every bundle begins with, whatever has happened to the rest of it: its first entry's name. */
function isOurs(begin: Uint8Array): boolean {
  const ours = localHeader({ name: firstName, size: 0, crc: 0 });
  const isName = ours.slice(-firstName.length);
  return (
    begin.length === ours.length &&
    ours.subarray(0, 4).every((byte, index) => begin[index] === byte) &&
    begin.subarray(-firstName.length).every((byte, index) => isName[index] === byte)
  );
}

/** Entries by name, in a file that is exactly a zip of ours; `null` otherwise. */
async function placedEntries(file: Blob): Promise<ReadonlyMap<string, PlacedEntry> | null> {
  const tail = readZipEnd(await bytesOf(file, file.size - endSize, file.size), file.size);
  if (tail === null || tail.entries > maxBundleEntries || tail.length > maxManifestBytes)
    return null;
  const directory = await bytesOf(file, tail.start, tail.start + tail.length);
  const entries = readDirectory(directory, tail);
  if (entries === null) return null;
  for (const entry of entries) {
    const header = localHeader(entry);
    const found = await bytesOf(file, entry.start - header.length, entry.start);
    if (!header.every((byte, index) => found[index] === byte)) return null;
  }
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return byName.size === entries.length ? byName : null;
}

/** Bytes of an entry that are those of its checksum; `null`: missing, too large, or altered. */
async function readEntry(
  file: Blob,
  entry: PlacedEntry | undefined,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (entry === undefined || entry.size > maxBytes) return null;
  const bytes = await bytesOf(file, entry.start, entry.start + entry.size);
  return crc32(bytes) === entry.crc ? bytes : null;
}

async function readLines(
  file: Blob,
  entry: PlacedEntry | undefined,
  { sha256 }: Manifest['changes'],
): Promise<string | null> {
  const bytes = await readEntry(file, entry, maxLineFileBytes);
  if (bytes === null || (await sha256Hex(bytes.buffer)) !== sha256) return null;
  return textOf(bytes);
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hasCounts(
  manifest: Manifest,
  changes: readonly BundleChange[],
  kept: readonly KeptLine[],
): boolean {
  const byScope = new Map(manifest.scopes.map(({ scope, ...counts }) => [scope, { ...counts }]));
  for (const { change } of changes) {
    const counts = byScope.get(change.scope);
    if (counts) counts.changes -= 1;
    else return false;
  }
  for (const { scope } of manifest.files) {
    const counts = byScope.get(scope);
    if (counts) counts.files -= 1;
    else return false;
  }
  return (
    [...byScope.values()].every((counts) => counts.changes === 0 && counts.files === 0) &&
    manifest.changes.count === changes.length &&
    manifest.kept.count === kept.length
  );
}

/** Exactly the files that the manifest names, each with its size, its hash and the signs of its type. */
async function filesAreGood(
  file: Blob,
  entries: ReadonlyMap<string, PlacedEntry>,
  { files }: Manifest,
): Promise<boolean> {
  const hashes = new Set(files.map(({ sha256 }) => sha256));
  if (entries.size !== hashes.size + 3) return false;
  for (const sha256 of hashes) {
    const entry = entries.get(`files/${sha256}`);
    if (entry === undefined || entry.size > maxBundleFileBytes) return false;
    const bytes = await bytesOf(file, entry.start, entry.start + entry.size);
    const named = files.filter((one) => one.sha256 === sha256);
    const isGood =
      (await sha256Hex(bytes.buffer)) === sha256 &&
      named.every(({ size, type }) => size === bytes.length && hasSignature(type, bytes));
    if (!isGood) return false;
  }
  return true;
}
