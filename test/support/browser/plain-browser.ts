/**
 * Browsers other than Chromium, driven by no more than their own standard interface: Firefox by
 * WebDriver BiDi, WebKitGTK by WebDriver. Enough to run a script in a page; everything else the script
 * does. They are used where the machine has them, and are not fetched.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

export interface PlainBrowser {
  readonly open: (url: string) => Promise<void>;
  /** Runs the body of an async function in the page; answers what it returns, as JSON. */
  readonly run: (body: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface PlainBrowserKind {
  readonly name: string;
  /** `null`: not on this machine. */
  readonly program: string | null;
  readonly start: () => Promise<PlainBrowser>;
}

const onThisMachine = (...paths: readonly string[]): string | null =>
  paths.find((path) => existsSync(path)) ?? null;

const firefoxPath = onThisMachine('/usr/bin/firefox-esr', '/usr/bin/firefox');
const webKitDriver = onThisMachine('/usr/bin/WebKitWebDriver');
const virtualScreen = onThisMachine('/usr/bin/Xvfb');

export const plainBrowsers: readonly PlainBrowserKind[] = [
  { name: 'Firefox', program: firefoxPath, start: () => startFirefox(firefoxPath!) },
  {
    name: 'WebKitGTK',
    program: virtualScreen === null ? null : webKitDriver,
    start: () => startWebKit(webKitDriver!, virtualScreen!),
  },
];

async function startFirefox(program: string): Promise<PlainBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'so-doan-firefox-'));
  const port = await freePort();
  const words = ['--headless', '--no-remote', '--profile', profile];
  const child = start(program, [...words, '--remote-debugging-port', String(port)], {});
  const bidi = await retry(() => connectBidi(`ws://127.0.0.1:${port}/session`));
  await bidi.send('session.new', { capabilities: {} });
  const { contexts } = (await bidi.send('browsingContext.getTree', {})) as {
    contexts: readonly [{ context: string }];
  };
  const [{ context }] = contexts;
  return {
    open: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run: async (body) => {
      const answer = (await bidi.send('script.evaluate', {
        expression: `(async () => { ${body} })().then((value) => JSON.stringify(value ?? null))`,
        awaitPromise: true,
        target: { context },
      })) as { result?: { value: string }; exceptionDetails?: { text: string } };
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
      return JSON.parse(answer.result?.value ?? 'null') as unknown;
    },
    close: async () => {
      bidi.close();
      await end(child);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Bidi {
  readonly send: (method: string, params: object) => Promise<unknown>;
  readonly close: () => void;
}

async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  const waiting = new Map<number, { done: (result: unknown) => void; fail: (e: Error) => void }>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const { id, result, error, message } = JSON.parse(data.toString()) as {
      id?: number;
      result?: unknown;
      error?: string;
      message?: string;
    };
    const asked = waiting.get(id ?? -1);
    if (error === undefined) asked?.done(result);
    else asked?.fail(new Error(`${error}: ${message ?? ''}`));
  });
  return {
    send: (method, params) =>
      new Promise((done, fail) => {
        last += 1;
        waiting.set(last, { done, fail });
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => socket.close(),
  };
}

async function startWebKit(driver: string, screen: string): Promise<PlainBrowser> {
  const display = `:${90 + Math.floor(Math.random() * 900)}`;
  const screenProcess = start(screen, [display, '-screen', '0', '1280x800x24'], {});
  const port = await freePort();
  const child = start(driver, [`--port=${port}`], {
    DISPLAY: display,
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  });
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  const { sessionId } = (await retry(() =>
    call('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          'webkitgtk:browserOptions': { args: ['--automation'], binary: miniBrowser() },
        },
      },
    }),
  )) as { sessionId: string };
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: 60_000 });
  return {
    open: async (url) => void (await call('POST', `${session}/url`, { url })),
    run: async (body) => {
      const script = `const done = arguments[0];
        (async () => { ${body} })().then(
          (value) => done(JSON.stringify({ value: value ?? null })),
          (cause) => done(JSON.stringify({ error: String(cause) })));`;
      const text = (await call('POST', `${session}/execute/async`, { script, args: [] })) as string;
      const { value, error } = JSON.parse(text) as { value?: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return value;
    },
    close: async () => {
      await call('DELETE', session).catch(() => undefined);
      await end(child);
      await end(screenProcess);
    },
  };
}

/** Where Debian keeps WebKitGTK's own small browser; its folder is named after the machine. */
function miniBrowser(): string {
  const found = onThisMachine(
    ...['x86_64', 'aarch64'].flatMap((machine) =>
      ['4.1', '4.0', '6.0'].map(
        (version) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
      ),
    ),
  );
  if (found === null) throw new Error('WebKitWebDriver is here, its MiniBrowser is not');
  return found;
}

function start(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(program, words, {
    env: { ...process.env, MOZ_DISABLE_AUTO_SAFE_MODE: '1', ...environment },
    stdio: 'ignore',
    detached: true,
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await ended;
}

async function retry<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await act();
    } catch (cause) {
      if (tries > 100) throw cause;
      await pause(200);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}
