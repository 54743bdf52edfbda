/** 10,000 changes from the browser to the server: durable there and marked here. */
import { median, table } from '../figures.ts';
import { atFloor, atPouch, atProduct, load, type Station } from './field.ts';

const changes = 10_000;

interface Exchange {
  readonly ms: number;
  readonly up: number;
  readonly down: number;
}

interface Taken {
  readonly ms: number;
  /** Where the product's time goes. */
  readonly phases?: readonly (readonly [string, number])[];
}

export async function benchExchange(folder: string, rounds: number): Promise<string> {
  const floor = 'floor: POST of 500, gzip, SQLite';
  const strictFloor = 'the same, with rights and audit book';
  const overFloor = (withRights: boolean) => () =>
    atFloor(
      folder,
      async (station, count) => {
        const measured = await exchange(station);
        if (count() !== changes) throw new Error(`${count()} changes came`);
        return measured;
      },
      'floor',
      withRights,
    );
  const contenders: Readonly<Record<string, () => Promise<Exchange>>> = {
    [floor]: overFloor(false),
    [strictFloor]: overFloor(true),
    'Sổ Đoàn': () => atProduct(folder, exchange),
    'PouchDB, batches of 500': () => atPouch(folder, exchange),
  };
  const results = new Map<string, Exchange[]>();
  const before = load();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(contenders)) {
      const measured = await measure();
      results.set(name, [...(results.get(name) ?? []), measured]);
      console.error(`exchange, ${name}: ${Math.round(measured.ms)} ms (${load()})`);
    }
  }
  const [floorMs, strictMs] = [floor, strictFloor].map((name) =>
    median(results.get(name)!.map(({ ms }) => ms)),
  ) as [number, number];
  const rows = [...results].map(([name, all]) => {
    const ms = median(all.map((one) => one.ms));
    const perChange = (bytes: readonly number[]) => (median(bytes) / changes).toFixed(1);
    return [
      name,
      String(Math.round(ms)),
      String(Math.round((changes / ms) * 1000)),
      (floorMs / ms).toFixed(2),
      (strictMs / ms).toFixed(2),
      perChange(all.map(({ up }) => up)),
      perChange(all.map(({ down }) => down)),
    ];
  });
  const head = [
    `10,000 changes (${before} → ${load()})`,
    ...['ms', 'changes/s', 'rate to floor', 'to it with rights and book'],
    ...['bytes up a change', 'bytes down a change'],
  ];
  return table(head, rows);
}

async function exchange({ line, call }: Station): Promise<Exchange> {
  await call(`prepareChanges(${changes})`);
  line.takeCount();
  const { ms, phases = [] } = await call<Taken>('exchange()');
  for (const [phase, part] of phases) console.error(`  ${phase}: ${Math.round(part)} ms`);
  return { ms, ...line.takeCount() };
}
