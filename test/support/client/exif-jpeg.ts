/** The head of a JPEG whose EXIF says when it was taken; there are no pixels in it. */
export function exifJpeg(
  date: string,
  offset: string | null,
  order: 'II' | 'MM' = 'II',
): ArrayBuffer {
  const little = order === 'II';
  const texts = [`${date}\0`, ...(offset === null ? [] : [`${offset}\0`])];
  const bytes = new Uint8Array(200);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
  view.setUint16(0, 0xffd8);
  // A segment that is no EXIF stands before it, as JFIF does.
  view.setUint16(2, 0xffe0);
  view.setUint16(4, 4);
  view.setUint16(8, 0xffe1);
  view.setUint16(10, 180);
  write(12, 'Exif\0\0');
  const start = 18;
  write(start, order);
  view.setUint16(start + 2, 42, little);
  view.setUint32(start + 4, 8, little);
  view.setUint16(start + 8, 1, little);
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    view.setUint16(start + at, tag, little);
    view.setUint16(start + at + 2, type, little);
    view.setUint32(start + at + 4, count, little);
    view.setUint32(start + at + 8, value, little);
  };
  entry(10, 0x8769, 4, 1, 30);
  view.setUint16(start + 30, texts.length, little);
  texts.forEach((text, index) => {
    const at = 70 + index * 30;
    entry(32 + index * 12, index === 0 ? 0x9003 : 0x9011, 2, text.length, at);
    write(start + at, text);
  });
  return bytes.buffer;
}
