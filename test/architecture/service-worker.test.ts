import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { launchBrowser, newOfflineCapableContext } from '../support/browser/launch-browser.ts';
import { plantTree } from './planted-tree.ts';
import type { PlantedTree } from './planted-tree.ts';

/**
 * The real worker and the real build settings around the smallest possible app, so that what is
 * seen here is the worker's doing alone.
 */
const page = (version: string): string => `
  import { greet } from '#domain/kernel/greet.ts';

  const scriptOfWorker = '/service-worker.js';
  document.title = greet('${version}');
  void navigator.serviceWorker.register(scriptOfWorker);
`;

let tree: PlantedTree;
let server: Server;
let origin: string;
let browser: Browser;
let context: BrowserContext;
let tab: Page;

beforeAll(async () => {
  tree = plantTree({
    'index.html':
      '<!doctype html><html lang="vi"><head><meta charset="utf-8"></head><body><script type="module" src="/src/client/main.tsx"></script></body></html>\n',
    'src/domain/kernel/greet.ts':
      'export const greet = (version: string): string => `version ${version}`;\n',
    'src/client/main.tsx': page('one'),
    'src/client/i18n/messages/vi.json': '{ "hello": "Chào" }\n',
    'src/client/i18n/messages/en.json': '{ "hello": "Hello" }\n',
    '.inlang/settings.json': JSON.stringify({
      baseLocale: 'vi',
      locales: ['vi', 'en'],
      modules: ['./node_modules/@inlang/plugin-message-format/dist/index.js'],
      'plugin.inlang.messageFormat': { pathPattern: './src/client/i18n/messages/{locale}.json' },
    }),
  });
  for (const path of ['vite.config.ts', 'public', 'src/tools', 'src/client/worker']) {
    cpSync(path, join(tree.folder, path), { recursive: true });
  }
  cpSync('src/protocol/worker-message.ts', join(tree.folder, 'src/protocol/worker-message.ts'));
  build();
  server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (address.startsWith('/api')) {
      response.setHeader('content-type', 'text/html');
      response.end(`<title>answer of the server to ${request.method ?? ''}</title>`);
      return;
    }
    const file = join(tree.folder, 'dist/client', address);
    const found = extname(file) !== '' && existsSync(file);
    const path = found ? file : join(tree.folder, 'dist/client/index.html');
    response.setHeader('content-type', contentTypes[extname(path)] ?? 'application/octet-stream');
    response.setHeader('cache-control', 'no-cache');
    response.end(readFileSync(path));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  context = await newOfflineCapableContext(browser, origin);
  tab = await context.newPage();
  await tab.goto('/');
  await tab.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
});

afterAll(async () => {
  await browser.close();
  server.close();
  tree.remove();
});

describe('the service worker', () => {
  it('takes over the very first page, so that it can go offline before any reload', async () => {
    await expect
      .poll(() => tab.evaluate(() => navigator.serviceWorker.controller?.state))
      .toBe('activated');
  });

  it('starts the app with the network cut, at any address of the app', async () => {
    await context.setOffline(true);
    await tab.goto('/visits/0197/fill?section=A');
    expect(await tab.title()).toBe('version one');
    await tab.reload();
    expect(await tab.title()).toBe('version one');
    await context.setOffline(false);
  });

  it('leaves /api to the server, opened as a page and called', async () => {
    const other = await context.newPage();
    await other.goto('/api/documents/1');
    expect(await other.title()).toBe('answer of the server to GET');
    await context.setOffline(true);
    await expect(other.goto('/api/documents/1')).rejects.toThrow();
    await other.close();
    await context.setOffline(false);
  });

  it('keeps files of the app alone: no answer of the server, nothing of another host', async () => {
    await tab.goto('/');
    await tab.evaluate(async () => {
      await fetch('/api/directory');
      await fetch('/api/sync', { method: 'POST', body: '{}' });
    });
    const kept = await tab.evaluate(async () => {
      const names = await caches.keys();
      const caches_ = await Promise.all(names.map((name) => caches.open(name)));
      const requests = await Promise.all(caches_.map((cache) => cache.keys()));
      return requests.flat().map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    });
    expect(kept.length).toBeGreaterThan(3);
    expect(kept).toContain('GET /index.html');
    expect(kept.filter((entry) => !entry.startsWith('GET /') || entry.includes('/api'))).toEqual(
      [],
    );
  });

  it('lets a new version wait while a page is open, and uses it from the next opening', async () => {
    writeFileSync(join(tree.folder, 'src/client/main.tsx'), page('two'));
    build();
    await tab.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    const waiting = () =>
      tab.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        registration?.waiting?.postMessage({ type: 'SKIP_WAITING' });
        return registration?.waiting?.state;
      });
    await expect.poll(waiting, { timeout: 20_000 }).toBe('installed');
    // Asked to, it still waits.
    expect(await waiting()).toBe('installed');
    await tab.reload();
    expect(await tab.title()).toBe('version one');

    await tab.close();
    tab = await context.newPage();
    await expect
      .poll(
        async () => {
          await tab.goto('/');
          const title = await tab.title();
          if (title === 'version two') return title;
          await tab.goto('about:blank');
          return title;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe('version two');
  });
});

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

function build(): void {
  const args = ['--import', 'tsx', 'src/tools/build.ts', '--quiet'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: tree.folder,
    encoding: 'utf8',
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
