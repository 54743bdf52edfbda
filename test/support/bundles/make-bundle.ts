/** Bundles out of the product's own store, and altered ones. */
import { indexedDB } from 'fake-indexeddb';
import { exportBundle, type ExportedBundle } from '#client/bundles/export-bundle.ts';
import { readBundle, type Bundle } from '#client/bundles/read-bundle.ts';
import type { Choice } from '#client/bundles/read-work.ts';
import { crc32, localHeader, zipEnd, type PlacedEntry } from '#client/bundles/zip-format.ts';

/** The product's export of an account's database in this process. */
export async function bundleOf(
  account: string,
  choice: Choice = { type: 'unsent' },
  name: string = account,
  at = Date.UTC(2022, 3, 14, 9),
): Promise<ExportedBundle> {
  const facts = { account: { id: account, name, username: account }, app: '0.0.0' };
  const made = await exportBundle(indexedDB, choice, { ...facts, at });
  if (!made.ok) throw new Error(`no bundle: ${JSON.stringify(made.error)}`);
  return made.value;
}

export async function readWhole(blob: Blob): Promise<Bundle> {
  const read = await readBundle(blob);
  if (!read.ok) throw new Error(`not read: ${read.error}`);
  return read.value;
}

/** A zip as bundles are, of any entries. */
export function zipOf(parts: readonly (readonly [string, Uint8Array<ArrayBuffer>])[]): Blob {
  const pieces: BlobPart[] = [];
  const entries: PlacedEntry[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    const entry = { name, size: bytes.length, crc: crc32(bytes) };
    const header = localHeader(entry);
    pieces.push(header, bytes);
    entries.push({ ...entry, start: at + header.length });
    at += header.length + bytes.length;
  }
  return new Blob([...pieces, ...zipEnd(entries)]);
}
