/**
 * `npm run bench`: compares the product with its peers, in one run, as ratios. `npm run bench --
 * checklist` runs one of the benchmarks, `npm run bench -- sync fold` a part of one, `BENCH_ROUNDS` says
 * how often each contender is measured (3). The peers come from `test/bench/peers/package.json` and are
 * installed when they are missing or were others.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildClientIfStale } from '../../src/tools/client-build.ts';
import { compileMessagesIfStale } from '../../src/tools/message-compiler.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** Each may be told which of its parts are wanted. */
const benches: Readonly<Record<string, (parts: readonly string[]) => Promise<string>>> = {
  checklist: async () => {
    const { benchChecklist } = await import('./checklist/bench-checklist.ts');
    buildClientIfStale();
    return benchChecklist(rounds);
  },
  offline: async () => {
    const { benchOffline } = await import('./offline/bench-offline.ts');
    buildClientIfStale();
    return benchOffline(rounds);
  },
  photo: async () => {
    const { benchPhoto } = await import('./photo/bench-photo.ts');
    return benchPhoto(rounds);
  },
  sync: async (parts) => {
    const { benchSync } = await import('./sync/bench-sync.ts');
    return benchSync(rounds, parts);
  },
};

const [wanted, ...parts] = process.argv.slice(2);
if (
  (wanted !== undefined && benches[wanted] === undefined) ||
  !Number.isInteger(rounds) ||
  rounds < 1
) {
  console.error(`There are: ${Object.keys(benches).join(', ')}. BENCH_ROUNDS is a number from 1.`);
  process.exit(2);
}
const peers = join(import.meta.dirname, 'peers');
if (isOlder(join(peers, 'node_modules/.package-lock.json'), join(peers, 'package-lock.json'))) {
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: 'inherit',
  });
  if (installed.status !== 0) process.exit(1);
}
compileMessagesIfStale();
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted === undefined || wanted === name) console.log(`${await bench(parts)}\n`);
}

function isOlder(file: string, than: string): boolean {
  return !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs;
}
