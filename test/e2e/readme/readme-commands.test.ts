/** What README.md promises: each of its commands works or is tried where the list below says; its settings are those of the server. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnCommand, type SpawnedCommand } from '../../support/screens/spawned-command.ts';

const root = process.cwd();
let folder: string;
let readme: string;
const commands: SpawnedCommand[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-readme-'));
  readme = await readFile('README.md', 'utf8');
});
afterAll(async () => {
  for (const command of commands) await command.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Which commands are tried below, and where the others are. */
const triedElsewhere = {
  'npm ci && npm test': 'is the run that this test belongs to',
  'npm run check': '.ci/run runs it beside the tests; test/architecture proves each of its guards',
  'npm run checklists': 'test/integration/checklists runs it over a folder of its own',
  'npm run screens': 'walks the list that test/e2e/quality/screens.test.ts walks',
  'PORT=8443 TLS_CERT=/etc/so-doan/cert.pem TLS_KEY=/etc/so-doan/key.pem npm start':
    'test/integration/start/process.test.ts starts it with a certificate of its own',
  'DATABASE_URL=postgres://so_doan@db.example.vn/so_doan?sslmode=verify-full npm start':
    'test/integration/start/start.postgres.test.ts starts it on a database of this machine',
  'PUBLIC_URL=https://sodoan.example.vn TRUST_PROXY=true npm start':
    'test/integration/start and test/integration/http try both settings',
} as const;
const triedHere = [
  'npm ci && npm start',
  'npm run demo',
  'npm run admin -- backup /backups/so-doan.db',
];

function run(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  cwd = root,
): SpawnedCommand {
  const command = spawnCommand(words, { cwd, environment });
  commands.push(command);
  return command;
}

async function expectHealth(command: SpawnedCommand, milliseconds?: number): Promise<void> {
  const [url] = await command.until(/http:\/\/(127\.0\.0\.1|localhost):\d+/, milliseconds);
  const health = await fetch(new URL('/api/health', url));
  expect(health.status).toBe(200);
}

it('every command of README.md is tried', () => {
  const blocks = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) => text);
  const lines = blocks.flatMap((text) => text.trim().split('\n'));
  expect(lines.toSorted()).toEqual([...triedHere, ...Object.keys(triedElsewhere)].toSorted());
});

it('every file that README.md points to exists', () => {
  const targets = [...readme.matchAll(/(?:\]\(|src=")([^)"#]+)/g)].map(([, path = '']) => path);
  const own = targets.filter((path) => !path.startsWith('http'));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter((path) => !existsSync(path))).toEqual([]);
});

it('the table of settings names those that the server knows', async () => {
  const source = await readFile('src/server/config.ts', 'utf8');
  const [, block = ''] = /const expected = \{([\s\S]*?)\} as const/.exec(source) ?? [];
  const known = [...block.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  const table = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
  expect(known.length).toBeGreaterThan(5);
  expect(table).toEqual(known);
});

describe('the commands', () => {
  it('npm start answers, and its database can be saved while it works', async () => {
    const environment = { PORT: '0', DATA_DIR: join(folder, 'data') };
    await expectHealth(run(['npm', 'start'], environment));
    const copy = join(folder, 'copy.db');
    const backup = run(['npm', 'run', 'admin', '--', 'backup', copy], environment);
    expect(await backup.exitCode, backup.output()).toBe(0);
    expect(existsSync(copy)).toBe(true);
  });

  it('npm run demo answers', async () => {
    await expectHealth(run(['npm', 'run', 'demo'], { PORT: '0', DATA_DIR: join(folder, 'demo') }));
  });

  it('npm ci && npm start on a clean clone with an empty cache', async (test) => {
    test.skip(
      process.env['TEST_CLEAN_CLONE'] !== '1',
      'installs everything anew, which takes minutes: set TEST_CLEAN_CLONE=1',
    );
    const clone = join(folder, 'clone');
    expect(await run(['git', 'clone', '-q', root, clone], {}, dirname(root)).exitCode).toBe(0);
    const cache = { npm_config_cache: join(folder, 'cache') };
    const install = run(['npm', 'ci', '--no-audit', '--no-fund'], cache, clone);
    expect(await install.exitCode, install.output()).toBe(0);
    await expectHealth(run(['npm', 'start'], { ...cache, PORT: '0' }, clone), 240_000);
  }, 1_200_000);
});
