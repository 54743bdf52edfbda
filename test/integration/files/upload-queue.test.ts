/** The tablet's queue of files against the product's own server: what each thinks the other says. */
import { mkdir, readdir, readFile, rename, rm, rmdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createUploadQueue, type UploadQueue } from '#client/files/upload-queue.ts';
import { readPhoto } from '#client/files/fetch-file.ts';
import { makeRoom } from '#client/files/make-room.ts';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import { scopeSchema } from '#domain/sync/scope.ts';
import { openFilesystemBlobs } from '#server/blobs/filesystem/open-filesystem-blobs.ts';
import { openSqliteStorage } from '#server/storage/sqlite/open-sqlite-storage.ts';
import { checkFile, createCheckFiles, cycleMilliseconds } from '#server/usecases/check-files.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { answerRecord, noteEdit } from '../../support/client/local-subject.ts';
import { newFile, sampleBytes, sha256OfBytes } from '../../support/client/sample-files.ts';
import {
  startTestServer,
  type SignedInCaller,
  type TestServer,
} from '../../support/server/start-test-server.ts';
import { testScopes } from '../../support/server/test-plan.ts';
import { verifyAudit } from '../../support/server/verify-audit.ts';

const own = scopeSchema.parse(testScopes.visit1);
const foreign = scopeSchema.parse(testScopes.visit2);

let server: TestServer;
let lead: SignedInCaller;
let store: DexieSubject;
let now = Date.UTC(2022, 3, 14);
beforeAll(async () => {
  server = await startTestServer();
  lead = await server.signIn('lead');
});
afterAll(() => server.stop());
beforeEach(async () => {
  store = await openDexieSubject(() => (now += 1));
});
afterEach(() => store.discard());

const fetcher: typeof fetch = (path, init) => lead.fetch(String(path), init);
const queueOver = (over: typeof fetch, account = lead.accountId): UploadQueue =>
  createUploadQueue({ store: store.store, account, fetcher: over, clock: () => now });
let photos = 0;
const keep = async (size: number, scope = own): Promise<ReturnType<typeof newFile>> => {
  const file = newFile(`photo ${(photos += 1)}`, { size });
  const saved = await store.save([noteEdit(`${photos}`, [], answerRecord, scope)], [file]);
  expect(saved.ok).toBe(true);
  return file;
};

describe('the upload queue and the server', () => {
  it('brings files of any number of chunks, and a colleague reads them back whole', async () => {
    const queue = queueOver(fetcher);
    const files = [await keep(100), await keep(chunkBytes), await keep(2 * chunkBytes + 3)];
    expect(await queue.drain()).toEqual({ received: 3, stuck: [], ended: null });
    const member = await server.signIn('member');
    const other = await openDexieSubject();
    for (const file of files) {
      const fetchAsMember: typeof fetch = (path, init) => member.fetch(String(path), init);
      const there = { account: member.accountId, fetcher: fetchAsMember };
      const read = await readPhoto(other.store, own, file.sha256, there, async () => true);
      if (!read.ok) throw new Error(read.error.type);
      expect(sha256OfBytes(await read.value.arrayBuffer())).toBe(file.sha256);
    }
    await other.discard();
  });

  it('fault 22: cut in the middle, another start of the app goes on where the server is', async () => {
    const queue = queueOver(async (path, init) => {
      if (init?.method === 'PATCH') throw new TypeError('Failed to fetch');
      return fetcher(path, init);
    });
    await keep(3 * chunkBytes);
    expect((await queue.drain()).ended).toEqual({ type: 'no-connection' });
    const methods: string[] = [];
    now += 1000;
    const again = queueOver((path, init) => {
      methods.push(init?.method ?? 'GET');
      return fetcher(path, init);
    });
    expect(await again.drain()).toEqual({ received: 1, stuck: [], ended: null });
    expect(methods).toEqual(['POST', 'HEAD', 'PATCH', 'PATCH']);
  });

  it('a scope of others is refused, bytes that are no picture too; the rest goes through', async () => {
    const queue = queueOver(fetcher);
    const forbidden = await keep(100, foreign);
    const bytes = new Uint8Array(sampleBytes('no picture'));
    bytes.fill(0x20, 0, 4);
    const text = { ...newFile(''), bytes: bytes.buffer, sha256: sha256OfBytes(bytes.buffer) };
    await store.save([noteEdit('text', [], answerRecord, own)], [text]);
    await keep(100);
    const outcome = await queue.drain();
    expect(outcome).toMatchObject({ received: 1, ended: null });
    const codes = new Map(outcome.stuck.map(({ scope, problem }) => [scope, problem]));
    expect(codes.get(foreign)).toMatchObject({ code: 'forbidden' });
    expect(codes.get(own)).toMatchObject({ code: 'not-a-picture' });
    expect((await store.store.waitingFiles(10)).map((file) => file.sha256)).toContain(
      forbidden.sha256,
    );
  });

  it('fault 25: a byte flipped on the server’s disk is found within the cycle, and the tablet brings the file again', async () => {
    const queue = queueOver(fetcher);
    const file = await keep(1000);
    expect(await queue.drain()).toMatchObject({ received: 1 });
    const path = join(server.dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256);
    const bytes = await readFile(path);
    bytes[500] = bytes[500]! ^ 1;
    await writeFile(path, bytes);

    const blobs = await openFilesystemBlobs(server.dataDir);
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    const checkFiles = createCheckFiles(storage, blobs, () => now);
    const found: unknown[] = [];
    const hours = cycleMilliseconds / 3_600_000;
    for (let hour = 0; hour < hours; hour += 1) {
      const at = now + hour * 3_600_000;
      found.push(...(await checkFiles(at, at + 3_600_000)).changed);
    }
    expect(found).toEqual([{ sha256: file.sha256, state: 'damaged' }]);
    expect(await checkFiles(0, cycleMilliseconds)).toEqual({ changed: [], unread: [] });
    expect(await verifyAudit(storage)).toMatchObject({ type: 'whole' });
    await storage.close();
    expect(await readdir(join(server.dataDir, 'damaged'))).toHaveLength(1);
    const gone = await fetcher(`/api/files/${file.sha256}?scope=${encodeURIComponent(own)}`);
    expect(gone.status).toBe(403);

    now += 60_000;
    expect(await queue.drain()).toMatchObject({ received: 0 });
    now += 24 * 3_600_000;
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
    expect(sha256OfBytes((await readFile(path)).buffer)).toBe(file.sha256);
    const back = await fetcher(`/api/files/${file.sha256}?scope=${encodeURIComponent(own)}`);
    expect(back.status).toBe(200);
  });

  it('fault 25: bytes that were brought while the damaged ones were put aside stay', async () => {
    const file = await keep(1000);
    await queueOver(fetcher).drain();
    const path = join(server.dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256);
    const before = await readdir(join(server.dataDir, 'damaged')).catch(() => []);
    await writeFile(path, 'something else');
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    const blobs = await openFilesystemBlobs(server.dataDir);
    const brought: typeof blobs = {
      ...blobs,
      setAside: async (sha256) => {
        await writeFile(`${path}.new`, new Uint8Array(file.bytes));
        await rename(`${path}.new`, path);
        await blobs.setAside(sha256);
      },
    };
    const checkFiles = createCheckFiles(storage, brought, () => now);
    expect((await checkFiles(0, cycleMilliseconds)).changed).toEqual([]);
    await storage.close();
    expect(sha256OfBytes((await readFile(path)).buffer)).toBe(file.sha256);
    expect(await readdir(join(server.dataDir, 'damaged')).catch(() => [])).toEqual(before);
    const read = await fetcher(`/api/files/${file.sha256}?scope=${encodeURIComponent(own)}`);
    expect(read.status).toBe(200);
  });

  it('fault 25: what only cannot be read just now is no loss, and is looked at again', async () => {
    const file = await keep(1000);
    expect(await queueOver(fetcher).drain()).toMatchObject({ received: 1 });
    const path = join(server.dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256);
    await rename(path, `${path}.away`);
    // A folder is there, as a file without a right or without a free descriptor is, and gives no byte.
    await mkdir(path);
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    const blobs = await openFilesystemBlobs(server.dataDir);
    const checkFiles = createCheckFiles(storage, blobs, () => now);
    const looked = await checkFiles(0, cycleMilliseconds);
    expect(looked).toMatchObject({ changed: [], unread: [{ sha256: file.sha256 }] });
    expect(await checkFiles(0, 0)).toMatchObject({ unread: [{ sha256: file.sha256 }] });
    await rmdir(path);
    await rename(`${path}.away`, path);
    expect(await checkFiles(0, 0)).toEqual({ changed: [], unread: [] });
    await storage.close();
    const read = await fetcher(`/api/files/${file.sha256}?scope=${encodeURIComponent(own)}`);
    expect(read.status).toBe(200);
  });

  it('fault 25: a file that is lost after it could not be read, however often, is noted once', async () => {
    const file = await keep(1000);
    expect(await queueOver(fetcher).drain()).toMatchObject({ received: 1 });
    const path = join(server.dataDir, 'blobs', file.sha256.slice(0, 2), file.sha256);
    await rm(path);
    await mkdir(path);
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    const blobs = await openFilesystemBlobs(server.dataDir);
    const checkFiles = createCheckFiles(storage, blobs, () => now);
    for (let time = 0; time < 3; time += 1) {
      const { unread } = await checkFiles(0, cycleMilliseconds);
      expect(unread.map(({ sha256 }) => sha256)).toEqual([file.sha256]);
    }
    await rmdir(path);
    const { changed } = await checkFiles(0, 0);
    expect(changed).toEqual([{ sha256: file.sha256, state: 'missing' }]);
    // Another look that began when it was not known yet.
    const before = { sha256: file.sha256, size: 1000, lost: false };
    await checkFile(storage, blobs, () => now, before);
    const book = await storage.read((data) => data.audit.page(0, 10_000));
    const rows = book.filter(({ details }) => details.includes(file.sha256));
    expect(rows.map(({ action }) => action)).toEqual(['file-received', 'file-lost']);
    await storage.close();
  });

  it('fault 25: a whole folder that is not where it was is told of, and no file of it counts as lost', async () => {
    const files = [];
    for (let index = 0; index < 4; index += 1) files.push(await keep(1000 + index));
    expect(await queueOver(fetcher).drain()).toMatchObject({ received: 4 });
    const storage = await openSqliteStorage(join(server.dataDir, 'so-doan.db'));
    const blobs = await openFilesystemBlobs(server.dataDir);
    const checkFiles = createCheckFiles(storage, blobs, () => now);
    const folder = join(server.dataDir, 'blobs');
    await rename(folder, `${folder}.unmounted`);
    const { changed, unread } = await checkFiles(0, cycleMilliseconds);
    expect(changed).toEqual([]);
    const hashes = files.map(({ sha256 }) => sha256);
    expect(unread.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(hashes));
    await rename(`${folder}.unmounted`, folder);
    expect(await checkFiles(0, 0)).toEqual({ changed: [], unread: [] });
    // One alone is lost, as a disk loses it.
    const [first = ''] = hashes;
    await rm(join(folder, first.slice(0, 2), first));
    expect(await checkFiles(0, cycleMilliseconds)).toEqual({
      changed: [{ sha256: first, state: 'missing' }],
      unread: [],
    });
    now += 2 * 24 * 3_600_000;
    expect(await queueOver(fetcher).drain()).toMatchObject({ received: 1 });
    const book = await storage.read((data) => data.audit.page(0, 10_000));
    const last = book.filter(({ details }) => details.includes(first));
    const actions = ['file-received', 'file-lost', 'file-found'];
    expect(last.map(({ action }) => action)).toEqual(actions);
    await storage.close();
  });

  it('S28: what the book has and the disk has not gets no receipt: no tablet drops it, and each brings it again', async () => {
    const [lost, cut] = [await keep(1000), await keep(2000)];
    expect(await queueOver(fetcher).drain()).toMatchObject({ received: 2 });
    const pathOf = ({ sha256 }: typeof lost) =>
      join(server.dataDir, 'blobs', sha256.slice(0, 2), sha256);
    await rm(pathOf(lost));
    await truncate(pathOf(cut), 1500);
    now += 4 * 24 * 3_600_000;
    const parts = { store: store.store, account: lead.accountId, fetcher, clock: () => now };
    const makeRoomNow = () =>
      makeRoom({ ...parts, whenFree: (drop) => drop() }, { bytes: 1e9, from: 0 });
    expect(await makeRoomNow()).toBe(0);
    expect(await queueOver(fetcher).drain()).toEqual({ received: 2, stuck: [], ended: null });
    for (const file of [lost, cut])
      expect(sha256OfBytes((await readFile(pathOf(file))).buffer)).toBe(file.sha256);
    // Received anew, its days begin anew.
    now += 4 * 24 * 3_600_000;
    expect(await makeRoomNow()).toBe(3000);
  });

  it('S12: under another account’s name nothing is sent', async () => {
    await keep(100);
    expect(await queueOver(fetcher, 'somebody-else').drain()).toMatchObject({
      received: 0,
      ended: { type: 'problem', code: 'other-account' },
    });
  });

  it('signed out: the drain ends, everything waits', async () => {
    await keep(100);
    const signedOut: typeof fetch = (path, init) => server.fetch(String(path), init);
    expect((await queueOver(signedOut).drain()).ended).toMatchObject({ code: 'signed-out' });
    expect(await store.store.waitingFiles(10)).toHaveLength(1);
  });
});
