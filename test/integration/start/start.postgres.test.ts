/** A server whose database is on PostgreSQL, from its start to its end, orderly or not. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncAnswerSchema, type SyncAnswer } from '#protocol/sync.ts';
import { createLog } from '#server/log/create-log.ts';
import { startServer } from '#server/start-server.ts';
import { openPostgresStorage } from '#server/storage/postgres/open-postgres-storage.ts';
import {
  freshDatabase,
  needsPostgres,
  type FreshDatabase,
} from '../../support/postgres/fresh-database.ts';
import { serverProcesses, type StartedProcess } from '../../support/server/server-process.ts';
import {
  post,
  signInAt,
  startTestServer,
  testConfig,
  type SignedInCaller,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

let database: FreshDatabase;
let dataDir: string;
const processes = serverProcesses();

beforeEach(needsPostgres);
beforeEach(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'so-doan-on-postgres-'));
});
afterEach(async () => {
  await processes.killAll();
  await rm(dataDir, { recursive: true, force: true });
  await database.drop();
});

const settings = () => ({ DATA_DIR: dataDir, DATABASE_URL: database.url });

/** Makes accounts, visits and what a server needs to be used. */
async function prepare(): Promise<void> {
  const server = await startTestServer({ config: { dataDir, databaseUrl: database.url } });
  await server.running.stop();
}

async function start(): Promise<{ server: StartedProcess; url: string }> {
  const server = processes.start(settings());
  const [url] = await server.until(/http:\/\/127\.0\.0\.1:\d+/);
  return { server, url };
}

function noteChange(caller: SignedInCaller, value: string) {
  return {
    ...{ id: `018f0000-0000-7000-8000-${randomUUID().slice(24)}`, scope: testScopes.visit1 },
    ...{ record: 'answer:iso-9001/B1', field: 'note', value, over: [] },
    ...{ at: '2022-04-14T02:00:00.000Z-0000', by: caller.accountId, device: 'tablet-1' },
  };
}

function pushing({ accountId }: SignedInCaller, facts: object): RequestInit {
  const body = { protocol: 1, account: accountId, device: 'tablet-1', epoch: null };
  return post({ ...body, cursors: {}, push: [], ...facts });
}

async function sync(caller: SignedInCaller, facts: object = {}): Promise<SyncAnswer> {
  const answer = await caller.fetch('/api/sync', pushing(caller, facts));
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return syncAnswerSchema.parse(await answer.json());
}

/** Ids of all changes of the visit, read anew from the start, page by page. */
async function readVisit(caller: SignedInCaller): Promise<readonly string[]> {
  const ids: string[] = [];
  let [epoch, cursors]: [string | null, object] = [null, {}];
  for (let more = true; more;) {
    const answer = await sync(caller, { epoch, cursors });
    for (const { scope, changes, cursor } of answer.scopes) {
      if (scope === testScopes.visit1) ids.push(...changes.map(({ id }) => id));
      cursors = { ...cursors, [scope]: cursor };
    }
    [epoch, more] = [answer.epoch, answer.more];
  }
  return ids;
}

test('people sign in, sync, and find it all after a restart, session included', async () => {
  await prepare();
  const first = await start();
  const member = await signInAt(first.url, 'member');
  const change = noteChange(member, 'ghi trên PostgreSQL');
  expect((await sync(member, { push: [change] })).held).toEqual({});
  const nul = await member.fetch('/api/sync', pushing(member, { device: '\u0000', push: [{}] }));
  expect(nul.status).toBe(400);
  first.server.child.kill('SIGTERM');
  expect(await first.server.exit).toBe(0);

  const second = await start();
  expect(await readVisit(await signInAt(second.url, 'lead'))).toEqual([change.id]);
  const headers = { cookie: member.cookie() };
  expect((await fetch(`${second.url}/api/session`, { headers })).status).toBe(200);
  const { password } = new URL(database.url);
  for (const { server } of [first, second]) {
    expect(server.output()).toContain('Database: postgres://owner@127.0.0.1:');
    expect(server.output()).not.toContain(password);
  }
});

test('a server that is killed in the middle of writes has kept every push that it answered', async () => {
  await prepare();
  const { server, url } = await start();
  const callers = await Promise.all(
    ['member', 'lead', 'deputy'].map((name) => signInAt(url, name)),
  );
  const answered: string[] = [];
  const push = async (caller: SignedInCaller): Promise<void> => {
    for (;;) {
      const changes = Array.from({ length: 5 }, (_, index) => noteChange(caller, `${index}`));
      try {
        await sync(caller, { push: changes });
      } catch {
        return;
      }
      answered.push(...changes.map(({ id }) => id));
      // While all of them are in the middle of the next push, most likely.
      if (answered.length > 150) server.child.kill('SIGKILL');
    }
  };
  await Promise.all(callers.map(push));
  await server.exit;
  expect(server.child.signalCode).toBe('SIGKILL');

  const again = await start();
  const kept = new Set(await readVisit(await signInAt(again.url, 'lead')));
  expect(answered.filter((id) => !kept.has(id))).toEqual([]);
  const storage = await openPostgresStorage(database.url, () => undefined);
  expect(await verifyAudit(storage)).toMatchObject({ type: 'whole' });
  await storage.close();
});

test('servers that start at once on an empty database all come up, with one past', async () => {
  const config = { databaseUrl: database.url };
  const starting = Array.from({ length: 4 }, () => startTestServer({ config, plan: null }));
  const servers = await Promise.all(starting);
  const { length } = await database.query("select from meta where name = 'epoch'");
  for (const server of servers) {
    expect((await server.fetch('/api/server')).status).toBe(200);
    await server.stop();
  }
  expect(length).toBe(1);
});

test('a database that cannot be used is named without its password, and the start ends', async () => {
  const wrong = new URL(database.url);
  wrong.password = 'another-secret';
  const server = processes.start({ ...settings(), DATABASE_URL: wrong.href });
  expect(await server.exit).toBe(1);
  expect(server.output()).toContain(
    `It cannot use the database postgres://owner@${wrong.host}${wrong.pathname}: password authentication failed`,
  );
  for (const secret of ['another-secret', '    at ']) {
    expect(server.output()).not.toContain(secret);
  }
  const closed = new URL(database.url);
  closed.port = '1';
  const config = { ...testConfig(dataDir), databaseUrl: closed.href };
  expect(await startServer(config, { log: createLog('silent', false) })).toMatchObject({
    error: { type: 'database', reason: 'connect ECONNREFUSED 127.0.0.1:1' },
  });
});
