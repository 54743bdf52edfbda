/**
 * A real server on a free port of this machine with a data folder of its own, as tests of this and
 * the other layers use it.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#domain/kernel/sources.ts';
import { accountHeader } from '#protocol/directory.ts';
import type { Plan } from '#protocol/office.ts';
import type { ServerAnswer } from '#protocol/session.ts';
import { loadChecklists } from '#server/checklists/load-checklists.ts';
import type { ServerConfig } from '#server/config.ts';
import { createLog } from '#server/log/create-log.ts';
import { startServer, type RunningServer } from '#server/start-server.ts';
import type { StartRate } from '#server/usecases/start-times.ts';
import { testPassword, testPlan } from './test-plan.ts';

/** `fetch` with the cookies of one browser; paths are taken from the server's address. */
export type BoundFetch = (path: string, init?: RequestInit) => Promise<Response>;

export interface SignedInCaller {
  /** Names its account in the header (S12), unless the request names one itself. */
  readonly fetch: BoundFetch;
  readonly accountId: string;
  /** `name=value`, to be put into a browser. */
  readonly cookie: () => string;
}

export interface TestServer {
  readonly running: RunningServer;
  readonly url: string;
  readonly dataDir: string;
  readonly fetch: BoundFetch;
  readonly signIn: (username: string, password?: string) => Promise<SignedInCaller>;
  /** Stops the server and starts it again on the same data; a new port where none was given. */
  readonly restart: (config?: Partial<ServerConfig>) => Promise<void>;
  /** Stops the server and removes its data. */
  readonly stop: () => Promise<void>;
}

export interface TestServerOptions {
  readonly config?: Partial<ServerConfig>;
  /** `null`: no account, as at the very first start. */
  readonly plan?: Plan | null;
  /** What the sign-in page lists, as on the demo server. */
  readonly demo?: ServerAnswer['demo'];
  readonly clock?: Clock;
  readonly startRate?: StartRate;
}

export async function startTestServer({
  config = {},
  plan = testPlan,
  demo = null,
  clock = Date.now,
  startRate,
}: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = config.dataDir ?? (await mkdtemp(join(tmpdir(), 'so-doan-test-')));
  let full: ServerConfig = { ...testConfig(dataDir), ...config };
  const log = createLog(full.logLevel, false);
  const firstPassword = { password: testPassword, mustChange: false };
  const start = async (): Promise<RunningServer> => {
    const prepared = plan === null ? {} : { prepared: { plan, firstPassword } };
    const rate = startRate ? { startRate } : {};
    const options = { log, clock, demo, readChecklists, ...prepared, ...rate };
    const started = await startServer(full, options);
    if (!started.ok)
      throw new Error(`the test server does not start: ${JSON.stringify(started.error)}`);
    return started.value;
  };
  let running = await start();
  const at = (path: string): string => new URL(path, running.localUrl).href;

  return {
    get running() {
      return running;
    },
    get url() {
      return running.localUrl;
    },
    dataDir,
    fetch: (path, init) => fetch(at(path), init),
    signIn: (username, password = testPassword) => signIn(at, username, password),
    async restart(changed = {}) {
      full = { ...full, ...changed };
      await running.stop();
      running = await start();
    },
    async stop() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const committedFolder = join(import.meta.dirname, '../../../checklists');
let committed: ReturnType<typeof loadChecklists> | undefined;

/** The project's own are read once a process: reading them is half of what a start takes. */
const readChecklists: typeof loadChecklists = (folder) =>
  folder === committedFolder ? (committed ??= loadChecklists(folder)) : loadChecklists(folder);

export function testConfig(dataDir: string): ServerConfig {
  return {
    port: 0,
    host: '127.0.0.1',
    dataDir,
    databaseUrl: null,
    publicUrl: null,
    trustedOrigins: [],
    tls: null,
    trustProxy: false,
    logLevel: 'silent',
    checklistsDir: committedFolder,
    clientDir: join(import.meta.dirname, '../../../dist/client'),
    serviceWorker: 'served',
  };
}

/** Signs in at a server that runs wherever it may; the address may move while the caller goes on. */
export function signInAt(
  url: string | (() => string),
  username: string,
  password: string = testPassword,
): Promise<SignedInCaller> {
  const at = typeof url === 'string' ? () => url : url;
  return signIn((path) => new URL(path, at()).href, username, password);
}

async function signIn(
  at: (path: string) => string,
  username: string,
  password: string,
): Promise<SignedInCaller> {
  const response = await fetch(at('/api/auth/sign-in/username'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok)
    throw new Error(`${username} cannot sign in: ${response.status} ${await response.text()}`);
  const { account } = (await response.json()) as { account: { id: string } };
  const jar = new Map<string, string>();
  const keep = (answer: Response): void => {
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const equals = pair.indexOf('=');
      jar.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  };
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  keep(response);
  return {
    accountId: account.id,
    cookie,
    async fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set('cookie', cookie());
      if (!headers.has(accountHeader)) headers.set(accountHeader, account.id);
      const answer = await fetch(at(path), { ...init, headers });
      keep(answer);
      return answer;
    },
  };
}

/** A request with a JSON body. */
export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}
