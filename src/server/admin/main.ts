/** `npm run admin`: backup, verify, restore. */
import { randomUUID } from 'node:crypto';
import { readProcessConfig, settingProblemLine } from '../config.ts';
import { runAdmin } from './run-admin.ts';

const config = readProcessConfig();
const { ok, lines } = config.ok
  ? await runAdmin(process.argv.slice(2), config.value.dataDir, {
      clock: Date.now,
      newId: randomUUID,
    })
  : { ok: false, lines: ['Wrong settings:', ...config.error.map(settingProblemLine)] };
const stream = ok ? process.stdout : process.stderr;
for (const line of lines) stream.write(`${line}\n`);
process.exitCode = ok ? 0 : 1;
