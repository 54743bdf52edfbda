/**
 * Pictures that tell of their owner what they should not: a place, a device, a name, in every way in
 * which the three formats carry it. And a look at bytes that finds such things in any file.
 */
import { crc32 } from 'node:zlib';

/** Words that stand in each of the tagged pictures, as text or as numbers of a place. */
export const secrets = ['MAYANHBIMAT', 'NGUOICHUPBIMAT', 'GPSLatitude'] as const;

/** TIFF with the device's name and a place: 20° 38' 45", 106° 3' 3". */
function exif(): Buffer {
  const make = Buffer.from(`${secrets[0]}\0`);
  const head = Buffer.from('II*\0\b\0\0\0', 'latin1');
  const entry = (tag: number, type: number, count: number, value: number): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const directory = (entries: readonly Buffer[]): Buffer => {
    const count = Buffer.alloc(2);
    count.writeUInt16LE(entries.length);
    return Buffer.concat([count, ...entries, Buffer.alloc(4)]);
  };
  const gpsAt = 8 + 2 + 2 * 12 + 4 + make.length;
  const rationalsAt = gpsAt + 2 + 4 * 12 + 4;
  const rationals = Buffer.alloc(48);
  [20, 1, 38, 1, 45, 1, 106, 1, 3, 1, 3, 1].forEach((part, index) =>
    rationals.writeUInt32LE(part, index * 4),
  );
  return Buffer.concat([
    head,
    directory([entry(0x010f, 2, make.length, 38), entry(0x8825, 4, 1, gpsAt)]),
    make,
    directory([
      entry(1, 2, 2, 'N'.charCodeAt(0)),
      entry(2, 5, 3, rationalsAt),
      entry(3, 2, 2, 'E'.charCodeAt(0)),
      entry(4, 5, 3, rationalsAt + 24),
    ]),
    rationals,
  ]);
}

const xmp = Buffer.from(
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="20,38.75N" exif:Artist="${secrets[1]}"/></rdf:RDF></x:xmpmeta>`,
);

/** `jpeg`: bytes of a plain JPEG. EXIF with a place, XMP and a comment. */
export function taggedJpeg(jpeg: Buffer): Buffer {
  const segment = (marker: number, body: Buffer): Buffer => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif()])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0', 'latin1'), xmp])),
    segment(0xfe, Buffer.from(secrets[1])),
    jpeg.subarray(2),
  ]);
}

/** `png`: bytes of a plain PNG. Text chunks, XMP and EXIF behind its head. */
export function taggedPng(png: Buffer): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const afterHead = 8 + 25;
  return Buffer.concat([
    png.subarray(0, afterHead),
    chunk('tEXt', Buffer.from(`Author\0${secrets[1]}`, 'latin1')),
    chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), xmp])),
    chunk('eXIf', exif()),
    png.subarray(afterHead),
  ]);
}

/** `webp`: bytes of a plain (`VP8 `) WebP of this size. EXIF and XMP chunks. */
export function taggedWebp(webp: Buffer, width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const extended = Buffer.alloc(10);
  // EXIF and XMP are there.
  extended.writeUInt8(0x08 | 0x04, 0);
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const pixels = webp.subarray(12);
  const start = pixels.subarray(0, 4).toString('latin1') === 'VP8X' ? 18 : 0;
  const body = Buffer.concat([
    Buffer.from('WEBP', 'latin1'),
    chunk('VP8X', extended),
    pixels.subarray(start),
    chunk('EXIF', exif()),
    chunk('XMP ', xmp),
  ]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** Segments of a JPEG that carry pixels and nothing else: no application segment but JFIF's, no comment. A profile of colours is looked at apart. */
const pixelMarkers: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd, 0xe0]);

/**
 * What a file says beside its pixels: foreign segments of a JPEG by their marker, bytes after its end,
 * and words that betray metadata in any format. Empty: nothing.
 */
export function metadataIn(bytes: Buffer): readonly string[] {
  const words = [...secrets, 'Exif', 'http://ns.adobe.com', 'xmpmeta', 'tEXt', 'iTXt', 'eXIf'];
  const found = words.filter((word) => bytes.includes(word));
  // A place as numbers, as EXIF writes it.
  const degrees = Buffer.alloc(8);
  degrees.writeUInt32LE(20, 0);
  degrees.writeUInt32LE(1, 4);
  const minutes = Buffer.alloc(8);
  minutes.writeUInt32LE(38, 0);
  minutes.writeUInt32LE(1, 4);
  if (bytes.includes(Buffer.concat([degrees, minutes]))) found.push('a place');
  if (bytes.readUInt16BE(0) === 0xffd8) found.push(...foreignSegments(bytes));
  return found;
}

function foreignSegments(bytes: Buffer): readonly string[] {
  const found: string[] = [];
  let at = 2;
  while (at + 4 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) return [...found, `broken at ${at}`];
    const length = bytes.readUInt16BE(at + 2);
    const words = bytes.subarray(at + 4, at + 15).toString('latin1');
    // The browser says in which colours its canvas is: its own profile, the same for every picture.
    const isProfile = marker === 0xe2 && words === 'ICC_PROFILE';
    if (!pixelMarkers.has(marker) && !isProfile) found.push(`segment ${marker.toString(16)}`);
    if (marker === 0xe0 && bytes.subarray(at + 4, at + 8).toString('latin1') !== 'JFIF')
      found.push('segment e0 that is not JFIF');
    // JFIF may hold a thumbnail of its own: two bytes that say its size.
    if (marker === 0xe0 && bytes.readUInt16BE(at + 16) !== 0) found.push('JFIF thumbnail');
    if (marker === 0xda) break;
    at += 2 + length;
  }
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  if (end !== bytes.length - 2) found.push('bytes after the end');
  return found;
}
