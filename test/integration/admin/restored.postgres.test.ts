/** S24, where PostgreSQL's own tools copy and restore: what is left for this server to do. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runPostgresAdmin } from '#server/admin/run-postgres-admin.ts';
import { syncAnswerSchema } from '#protocol/sync.ts';
import { newFile, sha256OfBytes } from '../../support/client/sample-files.ts';
import {
  freshDatabase,
  needsPostgres,
  type FreshDatabase,
} from '../../support/postgres/fresh-database.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { uploadWhole } from '../../support/server/upload-requests.ts';

let database: FreshDatabase;
let server: TestServer;

beforeEach(needsPostgres);
beforeEach(async () => {
  database = await freshDatabase();
  server = await startTestServer({ config: { databaseUrl: database.url } });
});
afterEach(async () => {
  await server.stop();
  await database.drop();
});

const admin = (...args: string[]) =>
  runPostgresAdmin(
    args,
    { databaseUrl: database.url, dataDir: server.dataDir },
    { clock: Date.now, newId: randomUUID },
  );

async function epochOf(caller: SignedInCaller): Promise<string> {
  const request = { account: caller.accountId, device: 'tablet', epoch: null };
  const answer = await caller.fetch(
    '/api/sync',
    post({ ...request, protocol: 1, cursors: {}, push: [] }),
  );
  return syncAnswerSchema.parse(await answer.json()).epoch;
}

test('S24: afterwards the epoch is new, and everybody signs in again', async () => {
  const member = await server.signIn('member');
  const before = await epochOf(member);
  expect(await admin('restored')).toMatchObject({
    ok: true,
    lines: [
      expect.stringContaining('is unaltered'),
      'Photos and issued documents: 0 brought back, 0 were there.',
      expect.anything(),
    ],
  });
  const headers = { cookie: member.cookie() };
  expect((await server.fetch('/api/session', { headers })).status).toBe(401);
  expect(await epochOf(await server.signIn('member'))).not.toBe(before);
});

describe('a photo that came after the backup, and lies whole in the folder', () => {
  const photo = newFile('late photo');
  const { sha256 } = photo;
  const path = `/api/files/${sha256}?scope=${encodeURIComponent(testScopes.visit1)}`;
  const isGiven = async () => {
    const answer = await (await server.signIn('member')).fetch(path);
    return answer.ok && sha256OfBytes(await answer.arrayBuffer()) === sha256;
  };
  /** The backup is put into a database of its own, as `pg_restore` does; the one in use stays. */
  let old: FreshDatabase;
  beforeEach(async () => {
    // A template must have no other connection.
    await server.running.stop();
    const backup = await freshDatabase(`template ${database.url.split('/').at(-1)}`);
    await server.restart();
    await uploadWhole(await server.signIn('member'), testScopes.visit1, photo);
    expect(await isGiven()).toBe(true);
    old = database;
    database = backup;
    await server.restart({ databaseUrl: database.url });
    expect(await isGiven()).toBe(false);
  });
  afterEach(() => old.drop());

  test('counts again by what the database before says, which is only read', async () => {
    const rows = () => old.query('select * from stored_file');
    const before = await rows();
    const { ok, lines } = await admin('restored', '--before', old.url);
    expect(ok).toBe(true);
    expect(lines).toContain(
      'Files that came after the backup and lie here whole: 1 go on to count.',
    );
    expect(lines.join()).not.toContain(sha256);
    expect(await isGiven()).toBe(true);
    expect(await rows()).toEqual(before);
  });

  test('is named where that database is not given or cannot be read, and counts once it can', async () => {
    const without = await admin('restored');
    expect(without).toMatchObject({ ok: true });
    expect(without.lines).toContain(`  ${sha256}`);
    const unread = await admin('restored', '--before', `${old.url}_gone`);
    expect(unread).toMatchObject({ ok: true });
    expect(unread.lines.join()).toMatch(/--before cannot be read/);
    expect(unread.lines).toContain(`  ${sha256}`);
    expect(await isGiven()).toBe(false);
    expect(await admin('restored', '--before', old.url)).toMatchObject({ ok: true });
    expect(await isGiven()).toBe(true);
  });
});

test('nothing is done to a database whose audit book was altered', async () => {
  const member = await server.signIn('member');
  await database.query("update audit set actor = 'x' where number = 1");
  const refused = await admin('restored');
  expect(refused).toMatchObject({ ok: false, lines: [expect.stringContaining('row 1')] });
  expect((await member.fetch('/api/session')).status).toBe(200);
});

test('the commands of the embedded database name the tools of PostgreSQL instead', async () => {
  const [backup, restore] = [await admin('backup', 'x'), await admin('restore', 'x')];
  expect(backup.ok || restore.ok).toBe(false);
  expect(backup.lines.join()).toMatch(/pg_dump.*blobs/);
  expect(restore.lines.join()).toMatch(/pg_restore.*admin -- restored/);
  expect((await admin()).lines.join()).toContain('admin -- restored');
});

test('verify reads book, changes and files of a database on PostgreSQL, and finds what was altered', async () => {
  const whole = await admin('verify');
  expect(whole).toMatchObject({ ok: true });
  const anchor = /(\d+:[0-9a-f]{64})$/.exec(whole.lines[0] ?? '')?.[1] ?? '';
  expect(await admin('verify', '--at', anchor)).toMatchObject({ ok: true });
  await uploadWhole(await server.signIn('member'), testScopes.visit1, newFile('booked'));
  expect(await admin('verify')).toMatchObject({ ok: true });
  await database.query('delete from stored_file');
  const gone = await admin('verify');
  expect(gone.ok).toBe(false);
  expect(gone.lines.join()).toContain('0 held changes, 1 rows of the book of files');
  await database.query("update audit set actor = 'x' where number = 1");
  const altered = await admin('verify');
  expect(altered.ok).toBe(false);
  expect(altered.lines[0]).toContain('row 1 is not what the server wrote there');
  await database.query('delete from audit');
  expect(await admin('verify', '--at', anchor)).toMatchObject({ ok: false });
});
