/** A command as a person types it in a terminal: what it prints, and a clean end of all that it started. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface SpawnedCommand {
  readonly pid: number;
  readonly output: () => string;
  /** Waits until the output matches; fails when the command ends or the time is over first. */
  readonly until: (pattern: RegExp, milliseconds?: number) => Promise<RegExpMatchArray>;
  readonly exitCode: Promise<number | null>;
  /** Asks it to stop as Ctrl+C does, and waits. */
  readonly stop: () => Promise<void>;
}

export function spawnCommand(
  words: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): SpawnedCommand {
  const [command = '', ...rest] = words;
  const { VITEST: _vitest, NODE_ENV: _environment, ...inherited } = process.env;
  // A group of its own: npm starts a shell that starts the server, and all of them get the signal.
  const child = spawn(command, rest, {
    cwd: options.cwd,
    env: { ...inherited, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const exitCode = once(child, 'close').then(() => child.exitCode);
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    output: () => text,
    exitCode,
    async until(pattern, milliseconds = 60_000) {
      const limit = Date.now() + milliseconds;
      for (;;) {
        const match = pattern.exec(text);
        if (match) return match;
        if (Date.now() > limit || isOver())
          throw new Error(`${words.join(' ')}: no ${String(pattern)} in: ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      if (!isOver() && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await exitCode;
    },
  };
}
