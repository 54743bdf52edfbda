/**
 * `npm run check`: types, lint, import rules, dead code, format, lock file. Every step runs even
 * when an earlier one failed, and the end says which did. `npm run check -- types lint` runs some.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import { countPackages, findDownloadAddresses, findPackagesWithoutHash } from './lock-file.ts';
import { compileMessagesIfStale } from './message-compiler.ts';

/**
 * Each step returns what is wrong, in words for the screen; an empty text means that all is well. The
 * slowest comes first, so that the others run beside it.
 */
const steps: Readonly<Record<string, () => string | Promise<string>>> = {
  types: () => run('tsc', ['--build']),
  format: () =>
    run('prettier', ['--check', '--cache', '--cache-strategy=content', '--log-level=warn', '.']),
  lint: () => run('oxlint', ['--type-aware', '--deny-warnings']),
  imports: () =>
    run('depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'test', 'vite.config.ts']),
  'dead code': () => run('knip', []),
  'dead code in the product': () => run('knip', ['--production']),
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
const waiting = Object.entries(steps)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .values();
await Promise.all(Array.from({ length: availableParallelism() }, takeSteps));
if (failed.length > 0) {
  console.log(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
} else {
  console.log('Everything checked is in order.');
}

/** Takes one step after the other of those that nobody has taken yet. */
async function takeSteps(): Promise<void> {
  for (const [name, step] of waiting) {
    const started = Date.now();
    const problems = await step();
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${problems === '' ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`);
    if (problems === '') continue;
    failed.push(name);
    console.log(problems.replace(/^/gm, '        '));
  }
}

/** Runs a tool of the project; what it printed comes back when it failed. */
function run(tool: string, args: readonly string[]): Promise<string> {
  return new Promise((ended) => {
    const options = { encoding: 'utf8', maxBuffer: 64_000_000 } as const;
    execFile(`node_modules/.bin/${tool}`, args, options, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.trim();
      if (error === null) ended('');
      else if (typeof error.code === 'string') ended(`${tool}: ${error.message}`);
      else ended(said === '' ? `${tool} ended with ${error.code ?? error.signal}` : said);
    });
  });
}

function checkLockFile(): string {
  const lock = readFileSync('package-lock.json', 'utf8');
  return [
    ...(countPackages(lock) === 0 ? ['The lock file names no package.'] : []),
    ...findDownloadAddresses(lock).map((line) => `Download address: ${line}`),
    ...findPackagesWithoutHash(lock).map((line) => `Without a hash: ${line}`),
  ].join('\n');
}
