/**
 * `npm run dev`: the server, restarted when its files change, behind Vite's development server,
 * which is the address to open. Data lie in `./data` unless `DATA_DIR` says otherwise.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

import { compileMessagesIfStale } from './message-compiler.ts';

const pagePort = 5173;
const serverPort = Number(process.env['PORT'] ?? 8081);

compileMessagesIfStale();

const children = [
  run(['node_modules/tsx/dist/cli.mjs', 'watch', 'src/server/main.ts'], {
    HOST: '127.0.0.1',
    PORT: String(serverPort),
    PUBLIC_URL: `http://127.0.0.1:${pagePort}`,
  }),
  run(['node_modules/vite/bin/vite.js'], { DEV_SERVER: `http://127.0.0.1:${serverPort}` }),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopAll(signal));
for (const child of children) {
  child.once('exit', (code) => {
    stopAll('SIGTERM');
    process.exitCode = code ?? 0;
  });
}

function run(args: readonly string[], variables: Record<string, string>): ChildProcess {
  return spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, ...variables },
  });
}

function stopAll(signal: 'SIGINT' | 'SIGTERM'): void {
  for (const child of children) child.kill(signal);
}
