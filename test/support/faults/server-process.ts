/** The product's server in a process of its own that can be killed or frozen, on data that outlives it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { signInAt, startTestServer, type SignedInCaller } from '../server/start-test-server.ts';

export interface ServerProcess {
  /** Its address now; another one after each start, unless a port was asked for. */
  readonly url: () => string;
  readonly dataDir: string;
  readonly signIn: (username: string) => Promise<SignedInCaller>;
  readonly start: () => Promise<void>;
  /** SIGKILL: nothing is ended in order. */
  readonly kill: () => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly remove: () => Promise<void>;
}

export async function startServerProcess(
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  // Its accounts are those of the other tests: prepared once, in this process.
  const prepared = await startTestServer();
  await prepared.running.stop();
  const { dataDir } = prepared;
  let child: ChildProcess | null = null;
  let url = '';

  const start = async (): Promise<void> => {
    const words = ['--import', 'tsx', 'src/server/main.ts'];
    const started = spawn(process.execPath, words, {
      cwd: join(import.meta.dirname, '../../..'),
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    let text = '';
    url = await new Promise<string>((found) => {
      started.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
        if (address !== undefined) found(address);
      });
      started.once('exit', () => found(''));
    });
    if (url === '') throw new Error(`the server did not start: ${text}`);
  };
  const kill = async (): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };
  await start();
  return {
    url: () => url,
    dataDir,
    signIn: (username) => signInAt(() => url, username),
    start,
    kill,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async remove() {
      await kill();
      await prepared.stop();
    },
  };
}
