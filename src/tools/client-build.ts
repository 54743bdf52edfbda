import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { newestChange } from './newest-change.ts';

/** What the built app is made of. */
const sources = [
  'src/client',
  'src/domain',
  'src/protocol',
  'index.html',
  'public',
  'vite.config.ts',
  'package-lock.json',
  '.inlang/settings.json',
  'src/tools/message-compiler-options.ts',
];

/** Written by the compiler of messages, or no part of the app. */
const isGenerated = (path: string): boolean =>
  path === 'src/client/i18n/paraglide' || path.endsWith('.md') || path.endsWith('tsconfig.json');

/** Present only when a build came to its end: the worker is written last. */
const outputs = ['dist/client/.vite/manifest.json', 'dist/client/service-worker.js'];

/** Builds `dist/client` when it is missing or older than what it is made of; tells whether it did. */
export function buildClientIfStale(): boolean {
  const isThere = outputs.every((path) => existsSync(path));
  if (isThere && newestChange(outputs) > newestChange(sources, isGenerated)) return false;
  buildClient();
  return true;
}

/** Builds `dist/client`; throws when the build fails, whose own words are then on the screen. */
export function buildClient(): void {
  execFileSync(process.execPath, ['--import', 'tsx', 'src/tools/build.ts', '--quiet'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    // A build for a test is the build for everyone: the switch of the test runner stays out of it.
    env: { ...process.env, VITEST: undefined, NODE_ENV: 'production' },
  });
}
