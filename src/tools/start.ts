/** `npm start`: builds the app when that is needed, then starts the server. */
import { prepareClient } from './prepare-client.ts';

prepareClient();
await import('#server/main.ts');
