/** S24: a restore gives a new epoch and ends all sessions, and tablets bring back what it lost. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { syncAnswerSchema, type SyncAnswer } from '#protocol/sync.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { runAdmin, type AdminOutcome } from '#server/admin/run-admin.ts';
import {
  post,
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { connectionsEnded } from '../../support/server/connections-ended.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { newFile } from '../../support/client/sample-files.ts';
import { uploadWhole } from '../../support/server/upload-requests.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const root = join(import.meta.dirname, '../../..');
let folder: string;
let dataDir: string;
/** Where no server has run yet. */
let restoredDir: string;
let backupFile: string;
let server: TestServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-doan-admin-'));
  dataDir = join(folder, 'data');
  restoredDir = join(folder, 'restored');
  backupFile = join(folder, 'copy.db');
  server = await startTestServer({ config: { dataDir } });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const sources = { clock: Date.now, newId: randomUUID };
const admin = (...args: string[]): Promise<AdminOutcome> => runAdmin(args, dataDir, sources);

/** As a person starts it: a process of its own, which knows of the running server only by the file. */
function adminProcess(...args: string[]) {
  const words = ['--import', 'tsx', 'src/server/admin/main.ts', ...args];
  const options = { cwd: root, env: { PATH: process.env['PATH'], DATA_DIR: dataDir } };
  // The server, which is in this process, goes on meanwhile: its connections would else be too old.
  return new Promise(
    (resolve: (done: { status: unknown; stdout: string; stderr: string }) => void) =>
      execFile(process.execPath, words, options, (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : error.code, stdout, stderr }),
      ),
  );
}

function answerChange(caller: SignedInCaller, item: string, value: string) {
  return {
    id: `018f0000-0000-7000-8000-${randomUUID().slice(24)}`,
    scope: testScopes.visit1,
    record: `answer:iso-9001/${item}`,
    field: 'note',
    value,
    over: [],
    at: '2022-04-14T02:00:00.000Z-0000',
    by: caller.accountId,
    device: 'tablet-1',
  };
}

async function sync(caller: SignedInCaller, facts: object = {}): Promise<SyncAnswer> {
  const body = { protocol: 1, account: caller.accountId, device: 'tablet-1', epoch: null };
  const answer = await caller.fetch(
    '/api/sync',
    post({ ...body, cursors: {}, push: [], ...facts }),
  );
  expect(answer.status).toBe(200);
  return syncAnswerSchema.parse(await answer.json());
}

const ofVisit = (answer: SyncAnswer) =>
  answer.scopes.find((entry) => entry.scope === testScopes.visit1);

describe('S24', () => {
  it('fault 13: after a restore from an older backup the epoch is new, cookies are worthless, and a tablet that pushes again brings back what the backup lacks', async () => {
    const before = await server.signIn('member');
    const early = answerChange(before, 'B1', 'trước khi sao lưu');
    const late = answerChange(before, 'B2', 'sau khi sao lưu');
    await sync(before, { push: [early] });
    const made = await adminProcess('backup', backupFile);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain(`found whole: ${backupFile}`);
    const whole = await sync(before, { push: [late] });
    const cursor = ofVisit(whole)!.cursor;
    expect(cursor.seq).toBe(2);

    const refused = await adminProcess('restore', backupFile);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('is in use. Stop the server first');
    expect((await before.fetch('/api/session')).status).toBe(200);

    await server.running.stop();
    await connectionsEnded();
    const restored = await adminProcess('restore', backupFile);
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    expect(restored.stdout).toContain('its audit book of');
    const kept = /is kept: (.*)$/m.exec(restored.stdout)?.[1] ?? '';
    expect(countChanges(kept)).toBe(2);
    expect(countChanges(backupFile)).toBe(1);

    server = await startTestServer({ config: { dataDir } });
    const cookie = before.cookie();
    const old = await server.fetch('/api/session', { headers: { cookie } });
    expect(old.status).toBe(401);
    const after = await server.signIn('member');
    const cursors = { [testScopes.visit1]: cursor };
    const read = await sync(after, { epoch: whole.epoch, cursors });
    expect(read.epoch).not.toBe(whole.epoch);
    expect(ofVisit(read)).toMatchObject({ from: 0, cursor: { seq: 1 } });
    expect(ofVisit(read)!.changes.map(({ id }) => id)).toEqual([early.id]);
    const healed = await sync(after, { epoch: read.epoch, push: [early, late] });
    expect(healed.held).toEqual({});
    expect(ofVisit(healed)!.cursor).toEqual(cursor);
    const colleague = await sync(await server.signIn('lead'));
    expect(ofVisit(colleague)!.changes).toMatchObject([early, late]);
    // Three processes of their own, on a machine that may be busy with other tests.
  }, 90_000);

  it('a restore is written into the audit book, which stays whole, and leaves nothing half done behind', async () => {
    await admin('backup', backupFile);
    const restore = () => runAdmin(['restore', backupFile], restoredDir, sources);
    for (const _time of [1, 2, 3]) expect(await restore()).toMatchObject({ ok: true });
    const left = (await readdir(restoredDir)).filter((name) => name.startsWith('so-doan.db'));
    expect(left.filter((name) => !name.includes('.before-restore-'))).toEqual(['so-doan.db']);
    expect(left).toHaveLength(3);
    const file = join(restoredDir, 'so-doan.db');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const book = rows(file, 'select action from audit order by number');
    expect(book.at(-1)).toEqual({ action: 'epoch-replaced' });
    const storage = await openSqliteStorage(file);
    expect(await verifyAudit(storage)).toMatchObject({ type: 'whole', rows: book.length });
    await storage.close();
  });

  it('a machine that has no database yet gets the one of the backup', async () => {
    await admin('backup', backupFile);
    const done = await runAdmin(['restore', backupFile], restoredDir, sources);
    expect(done.ok).toBe(true);
    expect(done.lines.join('\n')).not.toContain('is kept');
    const moved = await startTestServer({ config: { dataDir: restoredDir } });
    expect((await moved.signIn('member')).accountId).toBe(
      (await server.signIn('member')).accountId,
    );
    await moved.stop();
  });
});

describe('photos and issued documents', () => {
  const hashes: string[] = [];
  let member: SignedInCaller;
  const lie = (sha256: string, dir = dataDir) => join(dir, 'blobs', sha256.slice(0, 2), sha256);
  const verify = (...args: string[]) => admin('verify', ...args);
  const receipts = async (caller: SignedInCaller) => {
    const body = { scope: testScopes.visit1, sha256: hashes };
    const answer = await caller.fetch('/api/files/receipts', post(body));
    return ((await answer.json()) as { received: string[] }).received.toSorted();
  };
  beforeEach(async () => {
    hashes.length = 0;
    member = await server.signIn('member');
    for (const name of ['one', 'two', 'three']) {
      const file = newFile(name, { size: 2000 });
      await uploadWhole(member, testScopes.visit1, file);
      hashes.push(file.sha256);
    }
    hashes.sort();
  });

  it('are copied once, however many backups lie in a folder, and come back with one of them', async () => {
    expect((await admin('backup', backupFile)).lines[1]).toContain(
      '3 copied and read again, 0 were there',
    );
    const second = await admin('backup', join(folder, 'second.db'));
    expect(second).toMatchObject({ ok: true });
    expect(second.lines[1]).toContain('0 copied and read again, 3 were there');
    expect(await verify(backupFile)).toMatchObject({ ok: true });

    const restored = await runAdmin(['restore', backupFile], restoredDir, sources);
    expect(restored).toMatchObject({ ok: true });
    expect(restored.lines.join('\n')).toContain('3 brought back, 0 were there');
    const moved = await startTestServer({ config: { dataDir: restoredDir } });
    const caller = await moved.signIn('member');
    expect(await receipts(caller)).toEqual(hashes);
    const path = `/api/files/${hashes[0]}?scope=${encodeURIComponent(testScopes.visit1)}`;
    const bytes = Buffer.from(await (await caller.fetch(path)).arrayBuffer());
    expect(bytes).toEqual(await readFile(lie(hashes[0]!)));
    await moved.stop();
  });

  it('that neither place has whole count no longer after a restore: tablets are not told that they are here', async () => {
    await admin('backup', backupFile);
    await rm(lie(hashes[0]!, folder));
    await writeFile(lie(hashes[1]!, folder), 'something else');
    const restored = await runAdmin(['restore', backupFile], restoredDir, sources);
    expect(restored.lines.join('\n')).toContain(`tablets that hold them bring them: 2`);
    expect(restored.lines).toEqual(expect.arrayContaining([`  ${hashes[0]}`, `  ${hashes[1]}`]));
    const moved = await startTestServer({ config: { dataDir: restoredDir } });
    const caller = await moved.signIn('member');
    expect(await receipts(caller)).toEqual([hashes[2]]);
    await moved.stop();
  });

  it('that a disk lost are named by verify, left out of a backup with an error, and brought back while the server works', async () => {
    await admin('backup', backupFile);
    expect(await verify()).toMatchObject({ ok: true });
    await rm(lie(hashes[0]!));
    await writeFile(lie(hashes[1]!), 'something else');
    const seen = await verify();
    expect(seen.ok).toBe(false);
    expect(seen.lines).toEqual([
      expect.stringContaining('not all is as it was'),
      expect.stringContaining('unaltered'),
      expect.stringContaining('each as it was accepted'),
      'Photos and issued documents: 1 whole.',
      ...['Damaged: 1', `  ${hashes[1]}`, 'Missing: 1', `  ${hashes[0]}`],
    ]);
    const other = join(folder, 'elsewhere', 'copy.db');
    await mkdir(dirname(other));
    const made = await admin('backup', other);
    expect(made).toMatchObject({ ok: false });
    expect(made.lines.join('\n')).toContain(
      'since the server has lost them or cannot read them: 2',
    );
    expect(await verify(other)).toMatchObject({ ok: false });

    const brought = await admin('restore-files', backupFile);
    expect(brought).toEqual({
      ok: true,
      lines: ['Photos and issued documents: 2 brought back, 1 were there.'],
    });
    expect(await verify()).toMatchObject({ ok: true });
    expect(await receipts(member)).toEqual(hashes);
  });

  it('one that cannot be read keeps neither the backup nor the others from coming back', async () => {
    await admin('backup', backupFile);
    const [unreadable = '', missing = ''] = hashes;
    // A folder stands for what the system does not let one read.
    for (const dir of [dataDir, folder]) {
      await rm(lie(unreadable, dir));
      await mkdir(lie(unreadable, dir));
    }
    await rm(lie(missing));
    const elsewhere = join(folder, 'elsewhere', 'copy.db');
    await mkdir(dirname(elsewhere));
    const made = await admin('backup', elsewhere);
    expect(made).toMatchObject({ ok: false });
    expect(made.lines[1]).toContain('1 copied');
    expect(made.lines).toContain(`  ${unreadable}`);
    expect(await readdir(join(dirname(elsewhere), 'uploads'))).toEqual([]);
    const seen = await verify();
    expect(seen.lines).toEqual(
      expect.arrayContaining(['Missing: 1', 'Not readable: 1', `  ${unreadable}`]),
    );
    const brought = await admin('restore-files', backupFile);
    expect(brought).toMatchObject({ ok: false });
    expect(brought.lines[0]).toContain('1 brought back, 1 were there');
    // By the word of a receipt a tablet drops its bytes: there is none for what is not a file of that size.
    expect(await receipts(member)).toEqual(hashes.filter((sha256) => sha256 !== unreadable));
  });

  it('are read by their owner alone, at the server and in a backup', async () => {
    await admin('backup', backupFile);
    for (const dir of [dataDir, folder]) {
      const path = lie(hashes[0]!, dir);
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      for (const above of [dirname(path), dirname(dirname(path))])
        expect((await stat(above)).mode & 0o777).toBe(0o700);
    }
  });

  it('verify finds one altered row of the audit book, and prints the hash to be kept elsewhere', async () => {
    await admin('backup', backupFile);
    const whole = await verify(backupFile);
    const anchor = /rows, unaltered\..* (\d+:[0-9a-f]{64})$/.exec(whole.lines[1] ?? '')?.[1] ?? '';
    expect(await verify(backupFile, '--at', anchor)).toMatchObject({ ok: true });
    expect((await verify(backupFile, '--at', 'x')).lines[0]).toContain('npm run admin');
    const other = await verify(backupFile, '--at', `${anchor.slice(0, -4)}0000`);
    expect(other).toMatchObject({ ok: false });
    expect(other.lines[1]).toContain('is not the one that was given with --at');
    const bytes = await readFile(backupFile);
    const database = new Database(backupFile);
    database.exec(`update audit set actor = 'somebody' where number = 2`);
    database.close();
    const altered = await verify(backupFile);
    expect(altered.ok).toBe(false);
    expect(altered.lines[1]).toContain('row 2 is not what the server wrote');
    await writeFile(backupFile, bytes.subarray(0, bytes.length - 4096 * 3));
    expect((await verify(backupFile)).lines[0]).toContain('cannot be relied on');
    expect((await readdir(folder)).filter((name) => name.includes('verifying'))).toEqual([]);
  });
});

describe('a restore changes nothing', () => {
  let present: Buffer;
  const restore = (file: string) => runAdmin(['restore', file], restoredDir, sources);
  beforeEach(async () => {
    await admin('backup', backupFile);
    expect(await restore(backupFile)).toMatchObject({ ok: true });
    present = await readFile(join(restoredDir, 'so-doan.db'));
  });
  afterEach(async () => {
    expect(await readFile(join(restoredDir, 'so-doan.db'))).toEqual(present);
    const names = (await readdir(restoredDir)).filter(
      (name) => !['blobs', 'uploads'].includes(name),
    );
    expect(names).toEqual(['so-doan.db']);
  });

  it('where the file is not there', async () => {
    const done = await restore(join(folder, 'missing.db'));
    expect(done.ok).toBe(false);
    expect(done.lines[0]).toContain('Nothing was changed. There is no file');
  });

  it('where the file is something else', async () => {
    await writeFile(backupFile, 'no database, but as long as one '.repeat(1000));
    expect((await restore(backupFile)).lines[0]).toContain('no database of this server');
    const other = new Database(join(folder, 'other.db'));
    other.exec('create table guest (name text)');
    other.close();
    const done = await restore(join(folder, 'other.db'));
    expect(done).toMatchObject({ ok: false });
    expect(done.lines[0]).toContain('no database of this server');
  });

  it('where the file is damaged', async () => {
    const file = await open(backupFile, 'r+');
    const { size } = await file.stat();
    for (let at = 8192; at < size; at += 4096)
      await file.write(Buffer.alloc(600, 0xa5), 0, 600, at);
    await file.close();
    const done = await restore(backupFile);
    expect(done.ok).toBe(false);
    expect(done.lines[0]).toMatch(/cannot be used: it is damaged \(.+\)/);
  });

  it('where a row of its audit book was altered', async () => {
    const file = new Database(backupFile);
    file.exec(`update audit set actor = 'somebody' where number = 2`);
    file.close();
    const done = await restore(backupFile);
    expect(done.ok).toBe(false);
    expect(done.lines[0]).toContain('row 2 is not what the server wrote');
  });
});

describe('a backup', () => {
  it('replaces no file, and is read by its owner alone', async () => {
    expect((await admin('backup', backupFile)).ok).toBe(true);
    expect((await stat(backupFile)).mode & 0o777).toBe(0o600);
    const bytes = await readFile(backupFile);
    const again = await admin('backup', backupFile);
    expect(again).toMatchObject({ ok: false });
    expect(again.lines[0]).toContain('exists already');
    expect(await readFile(backupFile)).toEqual(bytes);
  });

  it('says so where there is no database, no folder for it, or no command', async () => {
    const none = await runAdmin(['backup', backupFile], join(folder, 'none'), sources);
    expect(none.lines[0]).toContain('There is no database at');
    const nowhere = await admin('backup', join(folder, 'none', 'copy.db'));
    expect(nowhere.lines[0]).toContain('cannot be written');
    for (const args of [[], ['backup'], ['erase', backupFile], ['backup', backupFile, 'more']]) {
      expect((await admin(...args)).lines[0]).toContain('npm run admin -- backup <file>');
    }
    expect(await readdir(folder)).toEqual(['data']);
  });
});

function rows(file: string, query: string): unknown[] {
  const database = new Database(file);
  try {
    return database.prepare(query).all();
  } finally {
    database.close();
  }
}

const countChanges = (file: string): number => rows(file, 'select seq from change').length;
