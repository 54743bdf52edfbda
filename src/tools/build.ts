/** `npm run build`: builds the app for tablets into `dist/client`. */
import { build } from 'vite';

import { compileMessagesIfStale } from './message-compiler.ts';

compileMessagesIfStale();
await build({ logLevel: process.argv.includes('--quiet') ? 'warn' : 'info' });
