/**
 * `npm run check`: types, lint, import rules, dead code, format, lock file. Every step runs even
 * when an earlier one failed, and the end says which did. `npm run check -- types lint` runs some.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { countPackages, findDownloadAddresses, findPackagesWithoutHash } from './lock-file.ts';
import { compileMessagesIfStale } from './message-compiler.ts';

/** Each step returns what is wrong, in words for the screen; an empty text means that all is well. */
const steps: Readonly<Record<string, () => string>> = {
  types: () => run('tsc', ['--build']),
  lint: () => run('oxlint', ['--type-aware', '--deny-warnings']),
  imports: () =>
    run('depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'test', 'vite.config.ts']),
  'dead code': () => run('knip', []),
  'dead code in the product': () => run('knip', ['--production']),
  format: () => run('prettier', ['--check', '--log-level', 'warn', '.']),
  'lock file': checkLockFile,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => steps[name] === undefined);
if (unknown.length > 0) {
  console.error(
    `No such step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`,
  );
  process.exit(2);
}

compileMessagesIfStale();
const failed: string[] = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  const problems = step();
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${problems === '' ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
  if (problems === '') continue;
  failed.push(name);
  console.log(problems.replace(/^/gm, '        '));
}
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
} else {
  console.log('Everything checked is in order.');
}

/** Runs a tool of the project; what it printed comes back when it failed. */
function run(tool: string, args: readonly string[]): string {
  const result = spawnSync(`node_modules/.bin/${tool}`, args, {
    encoding: 'utf8',
    maxBuffer: 64_000_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (result.error !== undefined) return `${tool} could not be started: ${result.error.message}`;
  if (result.status === 0) return '';
  const said = `${result.stdout}${result.stderr}`.trim();
  return said === '' ? `${tool} ended with ${result.status ?? result.signal}` : said;
}

function checkLockFile(): string {
  const lock = readFileSync('package-lock.json', 'utf8');
  return [
    ...(countPackages(lock) === 0 ? ['The lock file names no package.'] : []),
    ...findDownloadAddresses(lock).map((line) => `Download address: ${line}`),
    ...findPackagesWithoutHash(lock).map((line) => `Without a hash: ${line}`),
  ].join('\n');
}
