/** Photos on a fast line, and one whose connection is cut at its half. */
import { median, table } from '../figures.ts';
import type { LineSpeed } from '../support/line.ts';
import { atFloor, atProduct, load } from './field.ts';

const photos = 100;
const photoBytes = 300_000;
const cutBytes = 2_000_000;
/** Slow enough that what has left the browser has mostly arrived when the line is cut. */
const cutLine: LineSpeed = { roundTripMs: 40, bitsPerSecond: 8_000_000 };

export async function benchUpload(folder: string, rounds: number): Promise<string> {
  const [product, floor]: [number[], number[]] = [[], []];
  const [whole, cut]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    floor.push(
      await atFloor(folder, async ({ call }) => {
        await call(`preparePhotos(${photos}, ${photoBytes})`);
        return (await call<{ ms: number }>('uploadAll()')).ms;
      }),
    );
    product.push(
      await atProduct(folder, async ({ call }) => {
        await call(`preparePhotos(${photos}, ${photoBytes}, 0)`);
        await call('exchange()');
        const { ms, left } = await call<{ ms: number; left: number }>('uploadAll()');
        if (left > 0) throw new Error(`${left} bytes stayed`);
        return ms;
      }),
    );
    whole.push(await sentUp(folder, Number.POSITIVE_INFINITY));
    cut.push(await sentUp(folder, cutBytes / 2));
    console.error(
      `upload: ${Math.round(product.at(-1)!)} ms, bare ${Math.round(floor.at(-1)!)} ms (${load()})`,
    );
  }
  const row = (name: string, ms: number) => [
    ...[name, String(Math.round(ms)), ((photos * photoBytes) / ms / 1000).toFixed(1)],
    (median(floor) / ms).toFixed(2),
  ];
  return [
    table(
      [`100 photos of 300 kB on loopback (${load()})`, 'ms', 'MB/s', 'rate to floor'],
      [row('floor: PUT, hashed and synced', median(floor)), row('Sổ Đoàn', median(product))],
    ),
    table(
      ['a file of 2 MB; 40 ms, 8 Mbit/s', 'bytes up', 'more than whole'],
      [
        ['on a whole line', String(median(whole)), '–'],
        ['cut at half', String(median(cut)), String(median(cut) - median(whole))],
      ],
    ),
  ].join('\n\n');
}

/** Bytes that go up until the file has its receipt, heads of requests included. */
function sentUp(folder: string, cutAfter: number): Promise<number> {
  return atProduct(
    folder,
    async ({ line, call }) => {
      await call(`preparePhotos(1, ${cutBytes}, 0)`);
      await call('exchange()');
      line.takeCount();
      line.cutAfter(cutAfter);
      // The browser itself may send a request again whose connection broke; then nothing has ended.
      for (let attempt = 0; ; attempt += 1) {
        const { left } = await call<{ left: number }>('uploadAll()');
        if (left === 0) break;
        if (attempt === 3) throw new Error(`${left} bytes stayed`);
      }
      return line.takeCount().up;
    },
    cutLine,
  );
}
