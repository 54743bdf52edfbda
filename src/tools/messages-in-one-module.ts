import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Plugin } from 'vite';

import { messageCompilerOptions } from './message-compiler-options.ts';

const list = join(process.cwd(), messageCompilerOptions.outdir, 'messages/_index.js');

/**
 * For the tests: the compiled messages, unchanged, as one module. As the thousands of modules that
 * they are for the build, every file of tests that shows a text would load each of them anew.
 */
export function messagesInOneModule(): Plugin {
  return {
    name: 'messages-in-one-module',
    async load(id) {
      if (id !== list) return null;
      const names = [...(await readFile(list, 'utf8')).matchAll(/^export \* from '(.+)'$/gmu)];
      const texts = await Promise.all(
        names.map(([, name = '']) => readFile(join(dirname(list), name), 'utf8')),
      );
      // The one line that all of them share; another import would be there twice, and say so.
      const head = /^import \{ getLocale, experimentalStaticLocale \} from '..\/runtime.js';$/mu;
      const bodies = texts.map((text) => text.replace(head, ''));
      const code = [head.exec(texts[0] ?? '')?.[0], ...bodies].join('\n');
      // No map: its making and its reading would cost as much again.
      return { code, map: { mappings: '' } };
    },
  };
}
