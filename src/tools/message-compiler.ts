import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { messageCompilerOptions } from './message-compiler-options.ts';
import { newestChange } from './newest-change.ts';

/** The compiler leaves files alone whose content stays the same, so their dates say nothing. */
const stamp = 'node_modules/.cache/so-doan/messages-compiled';
const sources = [
  '.inlang/settings.json',
  'src/client/i18n/messages',
  'src/tools/message-compiler-options.ts',
  'node_modules/@inlang/paraglide-js/package.json',
];

/** Compiles the messages when they are missing or older than their texts; tells whether it did. */
export function compileMessagesIfStale(): boolean {
  const isThere = existsSync(join(messageCompilerOptions.outdir, 'messages.js'));
  if (isThere && newestChange([stamp]) > newestChange(sources)) return false;
  // A process of its own: the compiler leaves handles open that keep a test run from ending.
  execFileSync(process.execPath, ['--import', 'tsx', 'src/tools/compile-messages.ts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return true;
}

/** Notes that the messages compiled now hold every text written before `started`. */
export function noteMessagesCompiled(started: Date): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}
