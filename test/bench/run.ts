/**
 * `npm run bench`: compares the product with its peers, in one run, as ratios. `npm run bench --
 * checklist` runs one of the benchmarks, `BENCH_ROUNDS` says how often each contender is measured (3).
 * The peers come from `test/bench/peers/package.json` and are installed when they are missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildClientIfStale } from '../../src/tools/client-build.ts';
import { compileMessagesIfStale } from '../../src/tools/message-compiler.ts';

const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
const benches: Readonly<Record<string, () => Promise<string>>> = {
  checklist: async () => {
    const { benchChecklist } = await import('./checklist/bench-checklist.ts');
    return benchChecklist(rounds);
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => benches[name] === undefined);
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`There are: ${Object.keys(benches).join(', ')}. BENCH_ROUNDS is a number from 1.`);
  process.exit(2);
}
const peers = join(import.meta.dirname, 'peers');
if (!existsSync(join(peers, 'node_modules'))) {
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: peers,
    stdio: 'inherit',
  });
  if (installed.status !== 0) process.exit(1);
}
compileMessagesIfStale();
buildClientIfStale();
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) console.log(`${await bench()}\n`);
}
