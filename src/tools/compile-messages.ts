import { compileMessages } from './message-compiler.ts';

const started = Date.now();
await compileMessages();
console.log(`Messages compiled in ${Date.now() - started} ms.`);
