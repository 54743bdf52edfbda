/** What befalls the server while tablets push: killed, frozen, without room, its rights changed. */
import { statSync } from 'node:fs';
import { copyFile, rm, stat, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import { uploadId } from '#protocol/files.ts';
import { recordKeySchema, scopeSchema } from '#domain/sync/scope.ts';
import { createApp } from '#server/http/create-app.ts';
import { createLog } from '#server/log/create-log.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { expectNothingLost } from '../../support/faults/expect-nothing-lost.ts';
import { startFaultProxy, type FaultProxy } from '../../support/faults/fault-proxy.ts';
import { openFaultTablet, type FaultTablet } from '../../support/faults/fault-tablet.ts';
import { startServerProcess, type ServerProcess } from '../../support/faults/server-process.ts';
import { waitingOn } from '../../support/faults/tablet-state.ts';
import { readLogs } from '../../support/journey/read-scope.ts';
import { seededRandom } from '../../support/model/seeded-random.ts';
import { connectionsEnded } from '../../support/server/connections-ended.ts';
import { post, startTestServer, type TestServer } from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

/** When something was last written into the log of the server's database. */
const lastWrite = (dataDir: string): bigint =>
  statSync(join(dataDir, 'so-doan.db-wal'), { bigint: true }).mtimeNs;

describe('a server of its own process', () => {
  let server: ServerProcess;
  let proxy: FaultProxy;
  let member: FaultTablet;
  beforeEach(async () => {
    server = await startServerProcess();
    proxy = await startFaultProxy(() => server.url());
    member = await openFaultTablet(() => proxy.url, 'member');
    await member.untilQuiet();
  });
  afterEach(async () => {
    await member.discard();
    await proxy.close();
    await server.remove();
  });

  const compare = async (): Promise<void> => {
    await member.untilQuiet();
    const { owed, files } = member;
    const reader = await server.signIn('member');
    await expectNothingLost({ reader, tablets: [await member.state()], owed, files });
  };

  it('fault 7: killed in the middle of pushes, it has every push that it answered, and of no other a part', async () => {
    const random = seededRandom(Number(process.env['TEST_SEED'] ?? 7));
    const lead = await openFaultTablet(() => proxy.url, 'lead');
    const tablets = [member, lead];
    let killsThatCut = 0;
    for (let kill = 0; kill < 3; kill += 1) {
      for (const tablet of tablets) {
        await tablet.write(`answered ${kill}`);
        await tablet.untilQuiet();
        for (let index = 0; index < 30; index += 1) await tablet.write(`${kill} ${index}`);
      }
      // Two pushes at once, and it dies when the first bytes of one are on the disk, or somewhat later:
      // each is on its way or at work or being answered.
      await proxy.befall({ on: /^POST \/api\/sync/, kilobits: 1e9 });
      const written = lastWrite(server.dataDir);
      const answered = new AbortController();
      const exchanged = Promise.all(tablets.map((tablet) => tablet.exchange())).then(() =>
        answered.abort(),
      );
      while (!answered.signal.aborted && lastWrite(server.dataDir) === written)
        await new Promise(setImmediate);
      for (let turn = random.below(60); turn > 0; turn -= 1) await new Promise(setImmediate);
      await server.kill();
      await exchanged;
      await server.start();
      await proxy.befall(null);
      // Before a tablet could bring anything again: what it has read back is all there, and each push that
      // it has no answer to is there wholly or not at all.
      const log = (await readLogs(await server.signIn('member'))).get(testScopes.visit1);
      const there = new Set<string>(log?.changes.map(({ id }) => id));
      const states = await Promise.all(tablets.map((tablet) => tablet.state()));
      const readBack = states.flatMap(({ changes }) => changes.filter(({ seq }) => seq !== null));
      expect(readBack.length).toBeGreaterThan(0);
      expect(readBack.filter(({ id }) => !there.has(id))).toEqual([]);
      const unanswered = states
        .map(({ changes }) => changes.filter(({ pending }) => pending))
        .filter((changes) => changes.length > 0);
      for (const changes of unanswered) {
        expect(changes).toHaveLength(30);
        expect([0, 30]).toContain(changes.filter(({ id }) => there.has(id)).length);
      }
      if (unanswered.length > 0) killsThatCut += 1;
    }
    // Else nothing was proved.
    expect(killsThatCut).toBeGreaterThan(0);
    await lead.untilQuiet();
    await member.untilQuiet();
    await lead.untilQuiet();
    await expectNothingLost({
      reader: await server.signIn('member'),
      tablets: await Promise.all(tablets.map((tablet) => tablet.state())),
      owed: tablets.flatMap(({ owed }) => owed),
    });
    await lead.discard();
  }, 120_000);

  it('fault 35: stopped for a while, it is waited for, and goes on with what it had begun', async () => {
    await member.write('before the pause', 2 * chunkBytes);
    server.freeze();
    const met = proxy.requests.length;
    const exchanged = member.exchange();
    // It is connected, and has sent its question; nobody answers.
    await expect.poll(() => proxy.requests.length).toBeGreaterThan(met);
    await member.write('during the pause');
    server.thaw();
    expect((await exchanged).ok).toBe(true);
    await compare();
  }, 60_000);
});

describe('the file of a log', () => {
  it('fault 8: torn at any byte, it is opened with a clean beginning of what was pushed', async () => {
    const random = seededRandom(Number(process.env['TEST_SEED'] ?? 8));
    const server = await startTestServer();
    const member = await openFaultTablet(() => server.url, 'member');
    await member.untilQuiet();
    const started = (await stat(join(server.dataDir, 'so-doan.db-wal'))).size;
    // One push a change: each is a transaction of its own in the log.
    for (let index = 0; index < 12; index += 1) {
      await member.write(`change ${index}`);
      await member.exchange();
    }
    const file = join(server.dataDir, 'so-doan.db');
    const pushed = [...(await member.state()).changes].toSorted((a, b) => a.seq! - b.seq!);
    let torn = 0;
    for (let cut = 0; cut < 8; cut += 1) {
      const copy = join(server.dataDir, `torn-${cut}.db`);
      await copyFile(file, copy);
      await copyFile(`${file}-wal`, `${copy}-wal`);
      const { size } = await stat(`${copy}-wal`);
      await truncate(`${copy}-wal`, started + random.below(size - started));
      const storage = await openSqliteStorage(copy);
      const scope = scopeSchema.parse(testScopes.visit1);
      const log = await storage.read((data) => data.changes.page(scope, 'whole', 0, 1_000_000));
      expect(log.map(({ id }) => id)).toEqual(pushed.slice(0, log.length).map(({ id }) => id));
      expect(await verifyAudit(storage)).toMatchObject({ type: 'whole' });
      if (log.length < pushed.length) torn += 1;
      await storage.close();
    }
    expect(torn).toBeGreaterThan(0);
    await member.discard();
    await server.stop();
  }, 60_000);
});

const carriedChange = (index: number) => ({
  id: `018f0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  scope: testScopes.visit1,
  record: `answer:iso-9001/carried-${index}`,
  ...{ field: 'note', value: `carried ${index} ${'x'.repeat(400)}`, over: [] },
  ...{ at: '2022-04-14T02:00:00.000Z-0000', by: 'somebody', device: 'x' },
});

describe('a request that meets it', () => {
  it.each([
    ...['ENOSPC', 'EDQUOT', 'SQLITE_BUSY', '57P01', '25P03'].map((code) =>
      Object.assign(new Error('no room'), { code }),
    ),
    // Of a database that is away its driver says so in words alone.
    ...['timeout exceeded when trying to connect', 'Connection terminated unexpectedly'].map(
      (text) => new Error(text),
    ),
  ])('fault 39: %s anywhere in a request is 503 with a time', async (error) => {
    const app = createApp({
      routes: [
        {
          ...{ who: 'anonymous', method: 'GET', path: '/api/full' },
          handle: async () => {
            throw error;
          },
        },
      ],
      accounts: {} as never,
      staticFiles: async () => null,
      allowedOrigins: new Set(),
      ...{ https: false, trustProxy: false, log: createLog('silent', false) },
    });
    const answer = await app(new Request('http://127.0.0.1/api/full'), '127.0.0.1');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: 'unavailable' });
  });
});

describe('a server without room', () => {
  let server: TestServer;
  let member: FaultTablet;
  let connection: Database.Database;
  beforeEach(async () => {
    const opened = vi.spyOn(Database.prototype, 'pragma');
    server = await startTestServer();
    connection = opened.mock.contexts.at(-1) as Database.Database;
    opened.mockRestore();
    member = await openFaultTablet(() => server.url, 'member');
    await member.untilQuiet();
  });
  afterEach(async () => {
    await member.discard();
    await server.stop();
  });

  const compare = async (): Promise<void> => {
    await member.untilQuiet();
    const { owed, files } = member;
    const reader = await server.signIn('member');
    await expectNothingLost({ reader, tablets: [await member.state()], owed, files });
  };

  it('fault 39: the disk for photos is full: photos wait, words are taken', async () => {
    await member.write('a photo', 2 * chunkBytes);
    const [file] = member.files;
    const part = join(server.dataDir, 'uploads', `${uploadId(file!.scope, file!.sha256)}.part`);
    // Where its bytes are to be written there is a device on which every write fails for want of room.
    await symlink('/dev/full', part);
    await member.write('words');
    const exchanged = await member.exchange();
    expect(exchanged).toMatchObject({
      ok: false,
      error: { type: 'problem', code: 'unavailable', retryAfter: 60 },
    });
    const state = await member.state();
    expect(state.changes.filter(({ pending }) => pending)).toEqual([]);
    expect(state.files.map(({ waiting }) => waiting)).toEqual([true]);
    await rm(part);
    await compare();
  });

  it('fault 39: the disk of the database is full: work is refused as a whole, and taken once when there is room', async () => {
    await member.write('while there was room');
    await member.untilQuiet();
    // More rows than one statement takes: those of the first fit, the last do not.
    const edits = Array.from({ length: 520 }, (_, index) => ({
      scope: scopeSchema.parse(testScopes.visit1),
      record: recordKeySchema.parse(`answer:iso-9001/full-${index}`),
      ...{ field: 'note', value: 'x'.repeat(index < 500 ? 20 : 20_000), seen: [] },
    }));
    expect((await member.subject.save(edits, [])).ok).toBe(true);
    member.owed.push(...edits);
    const rows = () =>
      ['change', 'scope_head', 'named_file', 'held_change', 'audit'].map((table) =>
        connection.prepare(`select * from ${table}`).all(),
      );
    const before = rows();
    const { page_count: pages } = connection.prepare('pragma page_count').get() as {
      page_count: number;
    };
    // Of the server's own connection: its adapter meets what it would on a disk.
    const leave = (room: number) => connection.pragma(`max_page_count = ${pages + room}`);
    leave(150);
    for (let time = 0; time < 2; time += 1) {
      expect(await member.exchange()).toMatchObject({
        ok: false,
        error: { type: 'problem', code: 'unavailable', retryAfter: 60 },
      });
      expect(rows()).toEqual(before);
    }
    expect((await member.state()).changes.filter(({ pending }) => pending)).toHaveLength(520);

    // What is handed in stands in the audit book too. Its room ends at each page once.
    const office = await server.signIn('office');
    const carried = Array.from({ length: 20 }, (_, index) => carriedChange(index));
    const handIn = () =>
      office.fetch('/api/hand-in', post({ protocol: 1, device: 'x', changes: carried }));
    let room = 0;
    leave(room);
    for (let answer = await handIn(); answer.status !== 200; answer = await handIn()) {
      expect(answer.status).toBe(503);
      expect(rows()).toEqual(before);
      room += 1;
      leave(room);
    }
    expect(room).toBeGreaterThan(5);
    leave(1_000_000);
    const verdicts = Object.fromEntries(carried.map(({ id }) => [id, { type: 'known' }]));
    expect(await (await handIn()).json()).toEqual({ verdicts });
    await compare();
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    expect(await verifyAudit(storage)).toMatchObject({ type: 'whole' });
    await storage.close();
  }, 60_000);

  it('fault 39: another holds the database: the push is refused with a time, and nothing is half stored', async () => {
    await member.write('while it is busy');
    const other = new Database(join(server.dataDir, 'so-doan.db'));
    other.exec('begin immediate');
    // The server waits five seconds for it, and this process with it: a connection that was kept open
    // may be over by then, and is no answer.
    let refused = await member.exchange();
    if (!refused.ok && refused.error.type === 'no-connection') refused = await member.exchange();
    expect(refused).toMatchObject({
      ok: false,
      error: { type: 'problem', code: 'unavailable', retryAfter: expect.any(Number) as number },
    });
    other.exec('rollback');
    other.close();
    // Known: the driver does not reset a statement that met the lock, and no commit succeeds before its
    // memory is collected. Nothing is lost by it; a busy server may refuse for longer than it need.
    await connectionsEnded();
    expect((await member.state()).changes.filter(({ pending }) => pending)).toHaveLength(1);
    await compare();
  }, 60_000);

  it('fault 21: an account that was disabled with unsent work loses none of it, and brings it when it is back', async () => {
    await member.write('before');
    await member.untilQuiet();
    await member.write('unsent when the account ended', 1000);
    const office = await server.signIn('office');
    const path = `/api/office/accounts/${member.caller.accountId}/disabled`;
    expect((await office.fetch(path, post({ disabled: true }))).status).toBe(204);
    expect(await member.exchange()).toMatchObject({ ok: false, error: { code: 'signed-out' } });
    await expect(member.signInAgain()).rejects.toThrow('cannot sign in');
    const state = await member.state();
    expect(waitingOn(state)).toBe(2);
    expect(state.changes).toHaveLength(2);
    const scope = encodeURIComponent(testScopes.visit1);
    const asked = await member.caller.fetch(`/api/files/${member.files[0]!.sha256}?scope=${scope}`);
    expect(asked.status).toBe(401);
    expect((await office.fetch(path, post({ disabled: false }))).status).toBe(204);
    await member.signInAgain();
    await compare();
  });
});
