import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { ServerConfig } from '#server/config.ts';

import { startTestServer } from '../server/start-test-server.ts';
import type { TestServer, TestServerOptions } from '../server/start-test-server.ts';

/** The product's server with the built app, at one address for the whole journey. */
export interface JourneyServer {
  readonly url: string;
  readonly test: TestServer;
  /** Stops it for real: nobody listens at the address any more. The data stays. */
  readonly pause: () => Promise<void>;
  /** Starts it again at the same address on the same data. */
  readonly resume: (config?: Partial<ServerConfig>) => Promise<void>;
  /** Lays a later build of the app in place: a page that differs, and a worker that names it. */
  readonly layNewVersion: (mark: string) => void;
  /** Lays another worker in place; `null` lays the built one back. */
  readonly layWorker: (text: string | null) => void;
  /** The server has none of this version's parts any more, or has them again. */
  readonly keepParts: (kept: boolean) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a copy of the built app: a rebuild meanwhile takes nothing away from under the browser,
 * and a new version can be laid over it.
 */
export async function startJourneyServer(
  options: Pick<TestServerOptions, 'plan' | 'config'> = {},
): Promise<JourneyServer> {
  const clientDir = mkdtempSync(join(tmpdir(), 'so-doan-client-'));
  cpSync(resolve('dist/client'), clientDir, { recursive: true });
  const port = await freePort();
  const test = await startTestServer({
    ...options,
    config: { ...options.config, clientDir, port },
  });
  let isPaused = false;
  return {
    url: `http://127.0.0.1:${port}`,
    test,
    async pause() {
      await test.running.stop();
      isPaused = true;
    },
    async resume(config) {
      // Restarting stops once more what is stopped already, which changes nothing.
      await test.restart(config);
      isPaused = false;
    },
    layNewVersion: (mark) => layNewVersion(clientDir, mark),
    layWorker: (text) =>
      writeFileSync(
        join(clientDir, 'service-worker.js'),
        text ?? readFileSync(resolve('dist/client/service-worker.js')),
      ),
    keepParts: (kept) => {
      const [here, away] = [join(clientDir, 'assets'), join(clientDir, 'gone')];
      if (existsSync(here) !== kept) renameSync(kept ? away : here, kept ? here : away);
    },
    async stop() {
      if (isPaused) await test.restart();
      await test.stop();
      rmSync(clientDir, { recursive: true, force: true });
    },
  };
}

/** The worker precaches the page under a revision: both must move, or no browser sees a new version. */
function layNewVersion(clientDir: string, mark: string): void {
  const page = join(clientDir, 'index.html');
  const worker = join(clientDir, 'service-worker.js');
  const head = `<head><meta name="version-of-test" content="${mark}">`;
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', head));
  const before = readFileSync(worker, 'utf8');
  const entry = /\{"revision":"[0-9a-f]+","url":"index\.html"\}/u;
  const after = before.replace(entry, JSON.stringify({ revision: mark, url: 'index.html' }));
  if (after === before) throw new Error('The worker does not name index.html with a revision.');
  writeFileSync(worker, after);
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
