/**
 * `npm run map`: writes what is generated of `src/README.md` and `src/protocol/README.md`, and the
 * file with the shapes of all messages.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { protocolVersion } from '#protocol/version.ts';
import { withLayerMap } from './layer-map.ts';
import { mayReplace, protocolSchema, type ProtocolSchema } from './protocol-schema.ts';
import { withProtocolTables } from './protocol-tables.ts';

write('../README.md', withLayerMap);
const page = write('../protocol/README.md', withProtocolTables);
await writeSchema();

function write(name: string, renew: (text: string) => string): string {
  const path = new URL(name, import.meta.url);
  const text = renew(readFileSync(path, 'utf8'));
  writeFileSync(path, text);
  return text;
}

async function writeSchema(): Promise<void> {
  const path = new URL(`../../test/protocol/messages.v${protocolVersion}.json`, import.meta.url);
  const now = await protocolSchema(page);
  const isFree =
    !existsSync(path) || mayReplace(JSON.parse(readFileSync(path, 'utf8')) as ProtocolSchema, now);
  if (isFree) {
    const text = await format(JSON.stringify(now), { parser: 'json', printWidth: 100 });
    writeFileSync(path, text);
    return;
  }
  console.error(
    'The messages of the wire have moved. Say in the version history of src/protocol/README.md what changed; raise the version if an older client could not go on.',
  );
  process.exitCode = 1;
}
