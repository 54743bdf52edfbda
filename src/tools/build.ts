/** `npm run build`: builds the app for tablets into `dist/client`. */
import { build } from 'vite';

await build({ logLevel: process.argv.includes('--quiet') ? 'warn' : 'info' });
// The compiler of messages leaves timers behind that would keep the process for half a minute.
process.exit(0);
