/**
 * When a camera says that it took a picture: the one thing read of a file's EXIF before it is
 * dropped with everything else in it.
 */

/** Exif stands at the very start; cameras keep it within the first 64 KiB of a segment. */
export const exifHeadBytes = 128 * 1024;

const exifPointer = 0x8769;
const dateTimeOriginal = 0x9003;
const offsetTimeOriginal = 0x9011;
const asciiType = 2;

/**
 * Milliseconds since 1970 of `DateTimeOriginal`, or `null` when the bytes are no JPEG, carry no such
 * date, or are broken. A date without an offset is meant in the device's own time zone.
 */
export function readExifDate(head: ArrayBuffer): number | null {
  try {
    const view = new DataView(head);
    const start = findExif(view);
    return start === null ? null : readTiff(view, start);
  } catch (cause) {
    // A pointer out of the bytes: a picture with broken metadata is still a picture.
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}

/** Where the TIFF header begins. */
function findExif(view: DataView): number | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 4 <= view.byteLength) {
    const marker = view.getUint16(at);
    // From the start of scan on there are pixels only.
    if (marker === 0xffda || marker < 0xff00) return null;
    const isExif = marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return at + 10;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function readTiff(view: DataView, start: number): number | null {
  const little = view.getUint16(start) === 0x4949;
  if (view.getUint16(start + 2, little) !== 42) return null;
  const main = readDirectory(view, start, view.getUint32(start + 4, little), little);
  const pointer = main.get(exifPointer);
  if (pointer === undefined) return null;
  const exif = readDirectory(view, start, view.getUint32(pointer + 8, little), little);
  const date = readText(view, start, exif.get(dateTimeOriginal), little);
  const offset = readText(view, start, exif.get(offsetTimeOriginal), little);
  return date === null ? null : parseDate(date, offset);
}

/** Tag to the position of its entry. */
function readDirectory(
  view: DataView,
  start: number,
  offset: number,
  little: boolean,
): ReadonlyMap<number, number> {
  const entries = new Map<number, number>();
  const count = view.getUint16(start + offset, little);
  for (let index = 0; index < count; index += 1) {
    const entry = start + offset + 2 + index * 12;
    entries.set(view.getUint16(entry, little), entry);
  }
  return entries;
}

function readText(
  view: DataView,
  start: number,
  entry: number | undefined,
  little: boolean,
): string | null {
  if (entry === undefined || view.getUint16(entry + 2, little) !== asciiType) return null;
  const length = view.getUint32(entry + 4, little);
  if (length > 64) return null;
  // Up to four letters stand in the entry itself, longer ones elsewhere.
  const at = length <= 4 ? entry + 8 : start + view.getUint32(entry + 8, little);
  let text = '';
  for (let index = 0; index < length; index += 1) {
    const code = view.getUint8(at + index);
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}

function parseDate(date: string, offset: string | null): number | null {
  const parts = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/.exec(date);
  if (!parts || parts[1] === '0000') return null;
  const zone = offset !== null && /^[+-]\d{2}:\d{2}$/.test(offset) ? offset : '';
  const time = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${zone}`);
  return Number.isFinite(time) ? time : null;
}
