/** The server as a process of its own, as `npm start` and `npm run demo` start it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

export interface StartedProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Waits for the output to match. */
  readonly until: (pattern: RegExp) => Promise<RegExpMatchArray>;
  readonly exit: Promise<number | null>;
}

export interface ServerProcesses {
  /** Starts it on a free port with these settings and no others. */
  readonly start: (
    environment: Readonly<Record<string, string>>,
    entry?: string,
    args?: readonly string[],
  ) => StartedProcess;
  /** Kills those that still run. */
  readonly killAll: () => Promise<void>;
}

export function serverProcesses(): ServerProcesses {
  const children: ChildProcess[] = [];
  return {
    start(environment, entry = 'src/server/main.ts', args = []) {
      const child = spawn(process.execPath, ['--import', 'tsx', entry, ...args], {
        cwd: root,
        env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.push(child);
      return watch(child);
    },
    async killAll() {
      for (const child of children.splice(0)) {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGKILL');
          await once(child, 'exit');
        }
      }
    },
  };
}

function watch(child: ChildProcess): StartedProcess {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exit = once(child, 'close').then(() => child.exitCode);
  const until = async (pattern: RegExp): Promise<RegExpMatchArray> => {
    const limit = Date.now() + 25_000;
    for (;;) {
      const match = pattern.exec(text);
      if (match) return match;
      if (Date.now() > limit || child.exitCode !== null)
        throw new Error(`no ${String(pattern)} in: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, exit, until, output: () => text };
}
