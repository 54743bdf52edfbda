/**
 * The one kind of zip that a bundle is: entries are stored, never packed, one after the other without
 * a gap, each with its size and checksum before it, then the directory, then nothing. Any zip
 * program opens it; read is only what is exactly so. An entry can therefore be no larger than the
 * file that was chosen (no zip bomb), lie over no other one, and hide nothing between two.
 *
 * Photos do not shrink and a visit's changes are a few hundred kilobytes: packing would bring little.
 */

export interface ZipEntry {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly crc: number;
}

/** An entry with the place of its bytes in the file. */
export interface PlacedEntry extends ZipEntry {
  readonly start: number;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
const localSize = 30;
const centralSize = 46;
export const endSize = 22;

/** Version 2.0, names in UTF-8, stored, the first day that the format knows. */
const version = 20;
const flags = 0x0800;
const firstDay = 0x0021;

/** What stands before the bytes of an entry. */
export function localHeader({ name, size, crc }: ZipEntry): Uint8Array<ArrayBuffer> {
  const letters = new TextEncoder().encode(name);
  const header = new Uint8Array(localSize + letters.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, signatures.local, true);
  writeFacts(view, 4, { size, crc, nameLength: letters.length });
  header.set(letters, localSize);
  return header;
}

/** What stands behind all entries: the directory and its end. */
export function zipEnd(entries: readonly PlacedEntry[]): readonly Uint8Array<ArrayBuffer>[] {
  const rows = entries.map((entry) => centralRow(entry));
  const start = entries.reduce((at, entry) => Math.max(at, entry.start + entry.size), 0);
  const end = new Uint8Array(endSize);
  const view = new DataView(end.buffer);
  view.setUint32(0, signatures.end, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  const length = rows.reduce((sum, row) => sum + row.length, 0);
  view.setUint32(12, length, true);
  view.setUint32(16, start, true);
  return [...rows, end];
}

function centralRow(entry: PlacedEntry): Uint8Array<ArrayBuffer> {
  const { name, size, crc, start } = entry;
  const letters = new TextEncoder().encode(name);
  const row = new Uint8Array(centralSize + letters.length);
  const view = new DataView(row.buffer);
  view.setUint32(0, signatures.central, true);
  view.setUint16(4, version, true);
  writeFacts(view, 6, { size, crc, nameLength: letters.length });
  view.setUint32(42, start - localSize - letters.length, true);
  row.set(letters, centralSize);
  return row;
}

/** The part that header and directory share; what is not written is 0: stored, no extras. */
function writeFacts(
  view: DataView,
  at: number,
  facts: { readonly size: number; readonly crc: number; readonly nameLength: number },
): void {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, flags, true);
  view.setUint16(at + 8, firstDay, true);
  view.setUint32(at + 10, facts.crc, true);
  view.setUint32(at + 14, facts.size, true);
  view.setUint32(at + 18, facts.size, true);
  view.setUint16(at + 22, facts.nameLength, true);
}

export interface ZipTail {
  readonly entries: number;
  /** Where the directory begins, and its bytes. */
  readonly start: number;
  readonly length: number;
}

/** Reads the last bytes of a file; `null`: it is cut, or no zip, or none of ours. */
export function readZipEnd(end: Uint8Array, fileSize: number): ZipTail | null {
  if (end.length !== endSize) return null;
  const view = new DataView(end.buffer, end.byteOffset);
  const entries = view.getUint16(10, true);
  const length = view.getUint32(12, true);
  const start = view.getUint32(16, true);
  const isEnd =
    view.getUint32(0, true) === signatures.end &&
    view.getUint32(4, true) === 0 &&
    view.getUint16(8, true) === entries &&
    view.getUint16(20, true) === 0 &&
    start + length + endSize === fileSize;
  return isEnd ? { entries, start, length } : null;
}

/**
 * Reads the directory; `null` where it is not exactly what `zipEnd` would have written for these
 * entries, or where entries do not follow each other from the first byte to the directory.
 */
export function readDirectory(bytes: Uint8Array, tail: ZipTail): readonly PlacedEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: PlacedEntry[] = [];
  let at = 0;
  let next = 0;
  while (at + centralSize <= bytes.length && entries.length < tail.entries) {
    const nameLength = view.getUint16(at + 28, true);
    const letters = bytes.subarray(at + centralSize, at + centralSize + nameLength);
    const name = asciiOf(letters);
    if (name === null || letters.length !== nameLength) return null;
    const start = next + localSize + nameLength;
    const crc = view.getUint32(at + 16, true);
    const entry = { name, size: view.getUint32(at + 24, true), crc, start };
    const row = centralRow(entry);
    if (!row.every((byte, index) => bytes[at + index] === byte)) return null;
    next = start + entry.size;
    at += row.length;
    entries.push(entry);
  }
  const isWhole = at === bytes.length && entries.length === tail.entries && next === tail.start;
  return isWhole ? entries : null;
}

/** Names of ours have no other letters; what another reader would make of others is no question then. */
function asciiOf(letters: Uint8Array): string | null {
  const plain = letters.every((letter) => letter > 0x20 && letter < 0x7f);
  return plain ? String.fromCharCode(...letters) : null;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
