/** `npm run demo`: the same server with a demo campaign in a throw-away folder. */
import { prepareClient } from './prepare-client.ts';

prepareClient();
await import('#server/demo/main.ts');
