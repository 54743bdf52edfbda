/**
 * `npm test`: compiles the messages, builds the app when that is needed and runs all tests, those in
 * a real browser included. The last line is `N passed, N failed, N skipped`. Arguments go to Vitest:
 * `npm test -- test/unit/sync`.
 */
import { spawnSync } from 'node:child_process';

import { buildClientIfStale } from './client-build.ts';
import { compileMessagesIfStale } from './message-compiler.ts';

compileMessagesIfStale();
try {
  buildClientIfStale();
} catch {
  console.log('The app could not be built, so nothing was tested; the reason stands above.');
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--allowOnly=false'];
const { status } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exitCode = status ?? 1;
