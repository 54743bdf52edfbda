/** One answer until it is durable, each beside a raw strict transaction that puts the same two rows. */
import { percentile, table } from '../figures.ts';
import { atProduct, load } from './field.ts';

const answers = 1000;

export async function benchAnswer(folder: string, rounds: number): Promise<string> {
  const product: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const taken = await atProduct(folder, ({ call }) =>
      call<{ product: number[]; floor: number[] }>(`answers(${answers})`),
    );
    product.push(...taken.product);
    floor.push(...taken.floor);
    console.error(`answer: ${percentile(product, 50).toFixed(1)} ms (${load()})`);
  }
  const row = (name: string, all: readonly number[]) => [
    name,
    ...[50, 95].flatMap((percent) => {
      const ms = percentile(all, percent);
      return [ms.toFixed(2), (ms / percentile(floor, percent)).toFixed(2)];
    }),
  ];
  return table(
    [
      `an answer, durable (n=${product.length}; ${load()})`,
      'median ms',
      'x raw',
      'p95 ms',
      'x raw',
    ],
    [row('raw strict put of the same two rows', floor), row('Sổ Đoàn', product)],
  );
}
