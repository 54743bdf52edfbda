/** 500 changes and 20 photos of 300 kB over a slow line, against the time that their bytes alone need. */
import { median, table } from '../figures.ts';
import type { LineSpeed } from '../support/line.ts';
import { atProduct, load } from './field.ts';

const speed: LineSpeed = { roundTripMs: 300, bitsPerSecond: 1_000_000 };
const photos = 20;
/** Each photo's record has three fields. */
const answers = 500 - 3 * photos;

interface Travel {
  readonly ms: number;
  readonly changesMs: number;
  readonly up: number;
  readonly down: number;
  readonly content: number;
}

export async function benchSlowLine(folder: string, rounds: number): Promise<string> {
  const all: Travel[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const travel = await atProduct(
      folder,
      async ({ line, call }) => {
        await call(`prepareChanges(${answers})`);
        await call(`preparePhotos(${photos}, 300_000, 12_000)`);
        const { changes, files } = await call<{ changes: number; files: number }>('content()');
        line.takeCount();
        const taken = await call<{ ms: number; changesMs: number }>('exchangeAndUpload()');
        return { ...taken, ...line.takeCount(), content: changes + files };
      },
      speed,
    );
    all.push(travel);
    console.error(`slow line: ${Math.round(travel.ms)} ms (${load()})`);
  }
  const of = (figure: (travel: Travel) => number): number => median(all.map(figure));
  const needed = ({ content }: Travel): number => (content * 8000) / speed.bitsPerSecond;
  return table(
    [
      `500 changes, 20 photos of 300 kB with thumbnails of 12 kB; 300 ms, 1 Mbit/s (${load()})`,
      ...['ms', 'x content', 'bytes up', 'x content', 'bytes down', 'changes after ms'],
    ],
    [
      ['content alone', of(needed), 1, of(({ content }) => content), 1, null, null] as const,
      [
        ...(['Sổ Đoàn', of(({ ms }) => ms)] as const),
        of((travel) => travel.ms / needed(travel)),
        of(({ up }) => up),
        of(({ up, content }) => up / content),
        of(({ down }) => down),
        of(({ changesMs }) => changesMs),
      ] as const,
    ].map(([name, ms, times, bytes, bytesTimes, down, changesMs]) => [
      ...[name, String(Math.round(ms)), times.toFixed(3), String(bytes), bytesTimes.toFixed(3)],
      ...[down, changesMs].map((figure) => (figure === null ? '–' : String(Math.round(figure)))),
    ]),
  );
}
