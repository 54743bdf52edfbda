import { compile } from '@inlang/paraglide-js';

import { messageCompilerOptions } from './message-compiler-options.ts';
import { noteMessagesCompiled } from './message-compiler.ts';

const started = new Date();
await compile({ ...messageCompilerOptions, strategy: [...messageCompilerOptions.strategy] });
noteMessagesCompiled(started);
console.log(`Messages compiled in ${Date.now() - started.getTime()} ms.`);
process.exit(0);
