/**
 * A visit of 500 records with a short, a long and a very long log. Opening it and answering in it must
 * cost the same: only folded records are read, never the log. Rows are counted below the library.
 */
import { median, percentile, table } from '../figures.ts';
import { atFloor, load, type Station } from './field.ts';

const logs = [500, 20_000, 100_000];
const openings = 5;
const answers = 50;

type Reads = Readonly<Record<string, number>>;
interface Timed {
  readonly ms: number;
  readonly reads: Reads;
}

interface Measured {
  readonly foldMs: number;
  readonly foldHeap: number;
  readonly open: readonly Timed[];
  readonly situation: readonly Timed[];
  readonly heap: number;
  readonly answer: {
    readonly saveMs: readonly number[];
    readonly shownMs: readonly number[];
    readonly reads: Reads;
  };
}

export async function benchFold(folder: string, rounds: number): Promise<string> {
  const results = new Map<number, Measured[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const changes of logs) {
      const measured = await atFloor(folder, (station) => measure(station, changes), 'fold');
      results.set(changes, [...(results.get(changes) ?? []), measured]);
      console.error(`fold, ${changes} changes: ${Math.round(measured.foldMs)} ms (${load()})`);
    }
  }
  return table(
    [
      `500 records, log of (${load()})`,
      ...['fold all ms', 'heap at most MB', 'open ms', 'rows read', 'situation ms', 'rows read'],
      ...['heap open MB', 'answer ms med / p95', 'answer shown ms', 'rows read an answer'],
    ],
    [...results].map(([changes, all]) => row(changes, all)),
  );
}

async function measure({ call, heap, reload }: Station, changes: number): Promise<Measured> {
  await call(`seed(${changes})`);
  await reload();
  const before = await heap();
  let most = before;
  const watch = setInterval(() => {
    void heap('now').then((now) => (most = Math.max(most, now)));
  }, 50);
  const { ms: foldMs } = await call<{ ms: number }>(`foldAll(${changes})`);
  clearInterval(watch);
  const open: Timed[] = [];
  const situation: Timed[] = [];
  for (let count = 0; count < openings; count += 1) {
    await reload();
    open.push(await call<Timed>(`open(${changes})`));
    situation.push(await call<Timed>('situation()'));
  }
  const held = await heap();
  const answer = await call<Measured['answer']>(`answers(${answers})`);
  return { foldMs, foldHeap: most - before, open, situation, heap: held, answer };
}

function row(changes: number, all: readonly Measured[]): readonly string[] {
  const ms = (of: (one: Measured) => readonly number[], percent = 50): string =>
    percentile(all.flatMap(of), percent).toFixed(1);
  const megabytes = (of: (one: Measured) => number): string =>
    (median(all.map(of)) / 1e6).toFixed(1);
  const [one] = all;
  return [
    String(changes),
    String(Math.round(median(all.map(({ foldMs }) => foldMs)))),
    megabytes(({ foldHeap }) => foldHeap),
    ms(({ open }) => open.map((timed) => timed.ms)),
    readWords(one!.open[0]!.reads),
    ms(({ situation }) => situation.map((timed) => timed.ms)),
    readWords(one!.situation[0]!.reads),
    megabytes(({ heap }) => heap),
    `${ms(({ answer }) => answer.saveMs)} / ${ms(({ answer }) => answer.saveMs, 95)}`,
    ms(({ answer }) => answer.shownMs),
    readWords(one!.answer.reads, answers),
  ];
}

function readWords(reads: Reads, times = 1): string {
  const words = Object.entries(reads)
    .filter(([, rows]) => rows > 0)
    .map(([store, rows]) => `${store} ${Number((rows / times).toFixed(1))}`);
  return words.length === 0 ? 'none' : words.join(', ');
}
