/** Where the benchmarks of sync take place: built pages, servers with data of their own, browsers. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { CDPSession } from 'playwright-core';
import { launchBrowser } from '../../support/browser/launch-browser.ts';
import { startTestServer } from '../../support/server/start-test-server.ts';
import { testPassword } from '../../support/server/test-plan.ts';
import { openLine, type Line, type LineSpeed } from '../support/line.ts';
import { startFloor } from './floor-server.ts';
import { startPouch } from './pouch-process.ts';

const pages = {
  product: join(import.meta.dirname, 'page/product-page.ts'),
  fold: join(import.meta.dirname, 'page/fold-page.ts'),
  floor: join(import.meta.dirname, 'page/floor-page.ts'),
  pouch: join(import.meta.dirname, '../peers/sync/pouch.ts'),
};
type PageName = keyof typeof pages;

/** Builds the pages into a folder of their own. */
export async function buildPages(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'so-doan-bench-'));
  await build({
    ...{ root: import.meta.dirname, configFile: false, logLevel: 'error', base: './' },
    publicDir: false,
    build: {
      ...{ outDir, emptyOutDir: true, target: 'esnext', modulePreload: false },
      rolldownOptions: { input: pages, output: { entryFileNames: '[name].js' } },
    },
  });
  for (const name of Object.keys(pages)) {
    const script = `<script type="module" src="./${name}.js"></script>`;
    await writeFile(join(outDir, `${name}.html`), `<!doctype html><title>${name}</title>${script}`);
  }
  return outDir;
}

export interface Station {
  readonly line: Line;
  /** Calls what the page laid into `window.bench`, and answers what it answers. */
  readonly call: <T>(expression: string) => Promise<T>;
  /** Bytes that the page holds: after a collection, or `now` with what could be collected. */
  readonly heap: (when?: 'now') => Promise<number>;
  /** The same page in the same browser, loaded anew. */
  readonly reload: () => Promise<void>;
}

/** A browser with one page over a line, as long as `work` lasts. */
async function atPage<T>(
  url: string,
  path: string,
  speed: LineSpeed | null,
  work: (station: Station) => Promise<T>,
): Promise<T> {
  const line = await openLine(url, speed);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    const session = await page.context().newCDPSession(page);
    page.on('pageerror', (error) => console.error(error));
    const load = async (): Promise<void> => {
      await page.goto(`${line.url}${path}`);
      await page.waitForFunction(() => 'bench' in window, undefined, { polling: 20 });
    };
    await load();
    return await work({
      line,
      call: <T>(expression: string) => page.evaluate<T>(`bench.${expression}`),
      heap: (when) => heapOf(session, when),
      reload: load,
    });
  } finally {
    await browser.close();
    await line.close();
  }
}

async function heapOf(session: CDPSession, when?: 'now'): Promise<number> {
  if (when !== 'now') await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** The product: its server with a new database, its client's parts in a page, signed in and in step. */
export async function atProduct<T>(
  folder: string,
  work: (station: Station) => Promise<T>,
  speed: LineSpeed | null = null,
): Promise<T> {
  const server = await startTestServer({ config: { clientDir: folder } });
  try {
    return await atPage(server.url, '/product.html', speed, async (station) => {
      await station.call(`open('member', ${JSON.stringify(testPassword)})`);
      return work(station);
    });
  } finally {
    await server.stop();
  }
}

/** A page over the floor's server, which also serves pages that need no server. */
export async function atFloor<T>(
  folder: string,
  work: (station: Station, count: () => number) => Promise<T>,
  page: PageName = 'floor',
  withRights = false,
): Promise<T> {
  return inFolder(async (dataDir) => {
    const floor = await startFloor(folder, dataDir, withRights);
    try {
      return await atPage(floor.url, `/${page}.html`, null, (station) =>
        work(station, floor.count),
      );
    } finally {
      await floor.stop();
    }
  });
}

export async function atPouch<T>(
  folder: string,
  work: (station: Station) => Promise<T>,
): Promise<T> {
  return inFolder(async (dataDir) => {
    await mkdir(join(dataDir, 'pouch'));
    const pouch = await startPouch(folder, join(dataDir, 'pouch'));
    try {
      return await atPage(pouch.url, '/pages/pouch.html', null, work);
    } finally {
      await pouch.stop();
    }
  });
}

export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'so-doan-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What else the machine does while this is measured. */
export function load(): string {
  return `load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
}
