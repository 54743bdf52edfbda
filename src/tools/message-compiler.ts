import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { compile } from '@inlang/paraglide-js';

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

/** Compiles every message of every language. */
export async function compileMessages(): Promise<void> {
  const started = Date.now();
  await compile({ ...messageCompilerOptions, strategy: [...messageCompilerOptions.strategy] });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, new Date(started).toISOString());
}

/** Compiles the messages when they are missing or older than their texts; tells whether it did. */
export async function compileMessagesIfStale(): Promise<boolean> {
  const isThere = existsSync(join(messageCompilerOptions.outdir, 'messages.js'));
  if (isThere && newestChange([stamp]) > newestChange(sources)) return false;
  await compileMessages();
  return true;
}
