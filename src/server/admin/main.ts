/** `npm run admin`: backup, verify, restore. */
import { randomUUID } from 'node:crypto';
import { readProcessConfig, settingProblemLine, type ServerConfig } from '../config.ts';
import { runAdmin, type AdminOutcome } from './run-admin.ts';
import { runPostgresAdmin } from './run-postgres-admin.ts';

const config = readProcessConfig();
const { ok, lines } = config.ok
  ? await run(config.value)
  : { ok: false, lines: ['Wrong settings:', ...config.error.map(settingProblemLine)] };
const stream = ok ? process.stdout : process.stderr;
for (const line of lines) stream.write(`${line}\n`);
process.exitCode = ok ? 0 : 1;

function run({ dataDir, databaseUrl }: ServerConfig): Promise<AdminOutcome> {
  const args = process.argv.slice(2);
  const sources = { clock: Date.now, newId: randomUUID };
  return databaseUrl === null
    ? runAdmin(args, dataDir, sources)
    : runPostgresAdmin(args, { databaseUrl, dataDir }, sources);
}
