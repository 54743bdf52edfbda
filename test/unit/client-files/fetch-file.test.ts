import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readPhoto } from '#client/files/fetch-file.ts';
import { createUploadQueue } from '#client/files/upload-queue.ts';
import {
  firstOf,
  openDexieSubject,
  type DexieSubject,
} from '../../support/client/dexie-subject.ts';
import { FileServer } from '../../support/client/file-server.ts';
import { noteEdit, visitOne } from '../../support/client/local-subject.ts';
import { newFile, sampleBytes } from '../../support/client/sample-files.ts';

let store: DexieSubject;
let server: FileServer;
const file = newFile('a photo');
const readWith = (
  over: Partial<DexieSubject['store']> = {},
  mayKeep: (bytes: number) => Promise<boolean> = async () => true,
) => {
  const there = { account: 'a1', fetcher: server.fetcher };
  return readPhoto({ ...store.store, ...over }, visitOne, file.sha256, there, mayKeep);
};
const read = () => readWith();
const bytesOf = async (outcome: Awaited<ReturnType<typeof read>>): Promise<ArrayBuffer> => {
  if (!outcome.ok) throw new Error(outcome.error.type);
  return outcome.value.arrayBuffer();
};

beforeEach(async () => {
  store = await openDexieSubject();
  server = new FileServer();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await store.discard();
});

describe('reading a photo', () => {
  test('one that is here is not asked for', async () => {
    await store.save([noteEdit('x')], [file]);
    const outcome = await read();
    expect(await bytesOf(outcome)).toEqual(file.bytes);
    expect(outcome.ok && outcome.value.type).toBe('image/jpeg');
    expect(server.seen).toEqual([]);
  });

  test('another’s is fetched once, kept, and counts neither as written here nor as waiting', async () => {
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    expect(await bytesOf(await read())).toEqual(file.bytes);
    expect(await bytesOf(await read())).toEqual(file.bytes);
    expect(server.seen).toMatchObject([{ method: 'GET', account: 'a1' }]);
    expect(await store.store.waitingFiles(10)).toEqual([]);
  });

  test('fault 25: bytes that are not what the hash names are neither shown nor kept', async () => {
    server.complete.set(`${visitOne}|${file.sha256}`, sampleBytes('something else'));
    expect(await read()).toEqual({ ok: false, error: { type: 'no-connection' } });
    expect(await store.store.readFile(visitOne, file.sha256)).toBeNull();
  });

  test('damaged here: the server’s bytes are shown; without a connection it is missing', async () => {
    await store.save([noteEdit('x')], [file]);
    await store.database.bytes.put({
      scope: visitOne,
      sha256: file.sha256,
      bytes: sampleBytes('flipped'),
    });
    server.refuse = () => 'cut';
    expect(await read()).toEqual({ ok: false, error: { type: 'missing' } });
    server.refuse = () => null;
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    expect(await bytesOf(await read())).toEqual(file.bytes);
  });

  test.each(['portal', 'cut', 'forbidden', 'signed-out'] as const)(
    'fault 32: %s is a problem, not a picture',
    async (refusal) => {
      server.refuse = () => refusal;
      const outcome = await read();
      const expected =
        refusal === 'portal' || refusal === 'cut'
          ? { type: 'no-connection' }
          : { type: 'problem', code: refusal };
      expect(outcome).toMatchObject({ ok: false, error: expected });
    },
  );

  test.each(['QuotaExceededError', 'UnknownError'])(
    'that cannot be kept (%s) is shown all the same',
    async (name) => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
      server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
      const keepFile = () => Promise.reject(new DOMException('not kept', name));
      expect((await readWith({ keepFile })).ok).toBe(true);
    },
  );

  test('that cannot be read here is fetched; without a connection it is missing', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const readFile = () => Promise.reject(new DOMException('unreadable', 'NotReadableError'));
    server.refuse = () => 'cut';
    expect(await readWith({ readFile })).toEqual({ ok: false, error: { type: 'missing' } });
    server.refuse = () => null;
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    expect(await bytesOf(await readWith({ readFile }))).toEqual(file.bytes);
  });

  test('invariant 7: where room is scarce others’ pictures are shown and not kept', async () => {
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    const asked = vi.fn(async () => false);
    expect(await bytesOf(await readWith({}, asked))).toEqual(file.bytes);
    expect(asked).toHaveBeenCalledWith(file.bytes.byteLength);
    expect(await store.store.readFile(visitOne, file.sha256)).toBeNull();
  });
});

test('S15: after a reset a reader’s fetched pictures wait for nothing, whoever may write brings them back', async () => {
  const key = `${visitOne}|${file.sha256}`;
  const drain = () =>
    createUploadQueue({
      ...{ store: store.store, account: 'a1', fetcher: server.fetcher, clock: Date.now },
    }).drain();
  const waiting = async () => (await store.store.waitingFiles(9)).map(({ sha256 }) => sha256);
  const mine = newFile('mine');
  await store.sync.setScopes([visitOne]);
  await store.save([noteEdit('with photo')], [mine]);
  server.complete.set(key, file.bytes);
  await bytesOf(await read());
  server.complete.clear();
  await store.store.markWaiting(visitOne, [file.sha256]);
  const situation = async () => (await firstOf(store.store.watchSituation())).files;
  const ofMine = { all: 1, received: 0, waitingBytes: mine.bytes.byteLength };
  expect(await situation()).toEqual(ofMine);
  server.refuse = ({ path }) => (path === '/api/files/receipts' ? 'forbidden' : null);
  await drain();
  expect(await waiting()).toEqual([mine.sha256]);
  expect(await situation()).toEqual(ofMine);

  server.refuse = () => null;
  await drain();
  expect(await waiting()).toEqual([]);
  expect(server.complete.has(key)).toBe(true);
});
