/** Stand-ins for photographs, drawn here: no picture of a real office belongs into a repository. */
import { crc32, deflateSync } from 'node:zlib';
import type { NewFile } from '#client/store/local-store.ts';
import { bytesHash } from '#domain/kernel/canonical-json.ts';
import type { Picture } from '#domain/visit/records.ts';

type Colour = readonly [number, number, number];

const wall: Colour = [214, 205, 184];
const floor: Colour = [150, 128, 104];
const board: Colour = [38, 92, 74];
const sheets: readonly Colour[] = [
  [246, 244, 236],
  [238, 232, 206],
  [226, 236, 244],
];

export interface DrawnPhoto {
  readonly picture: Picture;
  readonly files: readonly NewFile[];
}

/** A notice board on a wall with `papers` sheets on it, as PNG with its thumbnail. */
export function drawnPhoto(papers: number): DrawnPhoto {
  const original = fileOf(noticeBoard(960, 720, papers), false);
  const thumbnail = fileOf(noticeBoard(320, 240, papers), true);
  const ref = ({ sha256, bytes }: ReturnType<typeof fileOf>) => ({
    ...{ sha256, size: bytes.byteLength, type: 'image/png' as const },
  });
  return {
    picture: {
      original: ref(original),
      thumbnail: ref(thumbnail),
      width: 960,
      height: 720,
    },
    files: [original, thumbnail],
  };
}

/** Bytes of a PNG that shows a notice board. */
export function noticeBoard(
  width: number,
  height: number,
  papers: number,
): Uint8Array<ArrayBuffer> {
  return png(width, height, (x, y) => {
    const [across, down] = [x / width, y / height];
    const shade = 1 - 0.25 * Math.hypot(across - 0.35, down - 0.3);
    const colour = colourAt(across, down, papers);
    return [colour[0] * shade, colour[1] * shade, colour[2] * shade];
  });
}

function colourAt(across: number, down: number, papers: number): Colour {
  if (across < 0.08 || across > 0.92 || down < 0.1 || down > 0.76)
    return down > 0.86 ? floor : wall;
  const [column, row] = [Math.floor((across - 0.1) / 0.2), Math.floor((down - 0.12) / 0.31)];
  const [inX, inY] = [(across - 0.1) / 0.2 - column, (down - 0.12) / 0.31 - row];
  const isPaper = inX > 0.1 && inX < 0.88 && inY > 0.08 && inY < 0.92;
  const number = row * 4 + column;
  if (!isPaper || column < 0 || column > 3 || row > 1 || number >= papers) return board;
  const isLine = inX > 0.2 && inX < 0.76 && Math.floor(inY * 24) % 2 === 0 && inY > 0.2;
  return isLine ? [120, 118, 112] : (sheets[number % sheets.length] ?? board);
}

function fileOf(bytes: Uint8Array<ArrayBuffer>, thumbnail: boolean) {
  return { sha256: bytesHash(bytes), type: 'image/png' as const, bytes: bytes.buffer, thumbnail };
}

function png(
  width: number,
  height: number,
  pixel: (x: number, y: number) => Colour,
): Uint8Array<ArrayBuffer> {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      rows.set(pixel(x, y).map(Math.round), y * (width * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
