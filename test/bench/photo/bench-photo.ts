/** A 12-megapixel photo from the camera's file to the committed transaction, processor slowed four times. */
import { createServer } from 'node:http';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { percentile, table } from '../figures.ts';
import { load } from '../sync/field.ts';
import { servePage } from '../sync/serve-page.ts';

const slowdown = 4;
const photosARound = 6;

interface Taken {
  readonly bytes: number;
  readonly product: number;
  readonly onPage: number;
  readonly inWorker: number;
}

export async function benchPhoto(rounds: number): Promise<string> {
  const folder = await buildPage();
  try {
    const taken: Taken[] = [];
    for (let round = 0; round < rounds; round += 1) taken.push(...(await measure(folder)));
    return report(taken);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function buildPage(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'so-doan-bench-'));
  await build({
    ...{ root: import.meta.dirname, configFile: false, logLevel: 'error', base: './' },
    publicDir: false,
    worker: { format: 'es' },
    build: {
      ...{ outDir, emptyOutDir: true, target: 'esnext', modulePreload: false },
      rolldownOptions: {
        input: { photo: join(import.meta.dirname, 'photo-page.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const script = '<script type="module" src="./photo.js"></script>';
  await writeFile(join(outDir, 'photo.html'), `<!doctype html><title>photo</title>${script}`);
  return outDir;
}

async function measure(folder: string): Promise<readonly Taken[]> {
  const server = createServer((request, response) => {
    void servePage(folder, new URL(request.url ?? '/', 'http://localhost').pathname, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/photo.html`);
    await page.waitForFunction(() => 'bench' in window, undefined, { polling: 20 });
    // The first photo brings the workers and the tables.
    await page.evaluate('bench.once()');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const taken: Taken[] = [];
    for (let photo = 0; photo < photosARound; photo += 1)
      taken.push(await page.evaluate<Taken>('bench.once()'));
    console.error(`photo: ${median(taken, 'product').toFixed(0)} ms (${load()})`);
    return taken;
  } finally {
    await browser.close();
    server.close();
  }
}

const median = (taken: readonly Taken[], which: keyof Taken): number =>
  percentile(
    taken.map((one) => one[which]),
    50,
  );

function report(taken: readonly Taken[]): string {
  const row = (name: string, which: 'product' | 'onPage' | 'inWorker') => {
    const ms = taken.map((one) => one[which]);
    const x = (of: 'onPage' | 'inWorker') => (median(taken, which) / median(taken, of)).toFixed(2);
    return [
      name,
      percentile(ms, 50).toFixed(0),
      percentile(ms, 95).toFixed(0),
      x('onPage'),
      x('inWorker'),
    ];
  };
  const size = (median(taken, 'bytes') / 1e6).toFixed(1);
  return table(
    [
      `a photo of 12 MP, ${size} MB, CPU ${slowdown}x (n=${taken.length}; ${load()})`,
      'median ms',
      'p95 ms',
      'x bare, on the page',
      'x bare, in a worker',
    ],
    [
      row('bare: decode, encode, strict put, on the page', 'onPage'),
      row('bare, in a worker of its own', 'inWorker'),
      row('Sổ Đoàn: file to committed', 'product'),
    ],
  );
}
