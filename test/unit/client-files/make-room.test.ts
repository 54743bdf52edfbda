/** S28: what goes when room is scarce, and what never does. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeRoom } from '#client/files/make-room.ts';
import { backedUpAfterMilliseconds } from '#client/store/received-pictures.ts';
import { roomToMake } from '#client/services/room-for-photos.ts';
import { openDexieSubject, type DexieSubject } from '../../support/client/dexie-subject.ts';
import { FileServer } from '../../support/client/file-server.ts';
import { answerRecord, noteEdit, visitOne, visitTwo } from '../../support/client/local-subject.ts';
import { newFile } from '../../support/client/sample-files.ts';

let now = Date.UTC(2022, 3, 14);
let later = backedUpAfterMilliseconds;
let store: DexieSubject;
let server: FileServer;

beforeEach(async () => {
  later = backedUpAfterMilliseconds;
  store = await openDexieSubject(() => (now += 1));
  server = new FileServer();
});
afterEach(() => store.discard());

type File = ReturnType<typeof newFile>;
async function take(name: string, { scope = visitOne, thumbnail = false } = {}): Promise<File> {
  const file = newFile(name, { size: 1000, thumbnail });
  expect((await store.save([noteEdit(name, [], answerRecord, scope)], [file])).ok).toBe(true);
  return file;
}
async function takeAndSend(name: string, where = {}): Promise<File> {
  const file = await take(name, where);
  const scope = (where as { scope?: typeof visitOne }).scope ?? visitOne;
  server.complete.set(`${scope}|${file.sha256}`, file.bytes);
  await store.store.markReceived(scope, [file.sha256]);
  return file;
}
/** Days later, when a backup has what was sent. */
const room = (
  bytes: number,
  whenFree = (drop: () => Promise<number>) => drop() as Promise<number | null>,
) => {
  now += later;
  return makeRoom(
    { store: store.store, account: 'a1', fetcher: server.fetcher, whenFree },
    { bytes, from: 500 },
  );
};
async function expectGone(...files: readonly File[]): Promise<void> {
  const rows = (await store.database.files.toArray()).map(({ sha256 }) => sha256);
  const bytes = (await store.database.bytes.toCollection().primaryKeys()).map(([, hash]) => hash);
  const gone = rows.filter((hash) => !bytes.includes(hash));
  expect(gone.toSorted()).toEqual(files.map(({ sha256 }) => sha256).toSorted());
}

test('the oldest that the server has go, of whatever visit, and no more than is wanted', async () => {
  const first = await takeAndSend('first', { scope: visitTwo });
  const second = await takeAndSend('second');
  await takeAndSend('third', { scope: visitTwo });
  expect(await room(1500)).toBe(2000);
  await expectGone(first, second);
  // Known to be at the server all the same: nothing waits, and nothing is sent again.
  expect(await store.store.waitingFiles(10)).toEqual([]);
  expect(await store.store.readFile(visitOne, second.sha256)).toBeNull();
});

test('what waits stays, thumbnails stay, and so does what a waiting link needs', async () => {
  await take('waiting');
  await takeAndSend('thumbnail', { thumbnail: true });
  const { bytes, ...published } = await takeAndSend('published');
  const link = { ...published, size: bytes.byteLength, linkFrom: visitOne };
  await store.save([noteEdit('shared', [], answerRecord, visitTwo)], [link]);
  const fetched = newFile('fetched', { size: 1000 });
  server.complete.set(`${visitOne}|${fetched.sha256}`, fetched.bytes);
  await store.store.keepFile(visitOne, fetched.sha256, fetched.type, fetched.bytes);
  expect(await room(10_000)).toBe(1000);
  await expectGone(fetched);
});

test.each([
  ['has lost', () => server.complete.clear()],
  ['does not tell of', () => (server.refuse = () => 'forbidden')],
  ['cannot be asked for', () => (server.refuse = () => 'cut')],
])('what the server %s stays', async (_, happen) => {
  await takeAndSend('first');
  happen();
  expect(await room(10_000)).toBe(0);
  await expectGone();
});

test('what was made here stays until a backup of the server may have it', async () => {
  await takeAndSend('first');
  later = backedUpAfterMilliseconds - 60_000;
  expect(await room(10_000)).toBe(0);
  await expectGone();
});

test('nothing goes while it is needed for an export', async () => {
  await takeAndSend('first');
  expect(await room(10_000, async () => null)).toBe(0);
  await expectGone();
});

test.each([
  [{ used: 70, quota: 100, wordsOnly: false, tried: null }, null],
  [{ used: null, quota: null, wordsOnly: false, tried: null }, null],
  [{ used: 81, quota: 100, wordsOnly: false, tried: null }, 6],
  [{ used: 81e6, quota: 100e6, wordsOnly: true, tried: null }, 40_000_000],
  // What the browser says is far from its limit, and writing has shown how it is.
  [{ used: 1, quota: 10e9, wordsOnly: true, tried: null }, 40_000_000],
  [{ used: 1, quota: 10e9, wordsOnly: false, tried: { at: 1, photos: 100 } }, null],
  [{ used: 1, quota: 10e9, wordsOnly: false, tried: { at: 1, photos: 90 } }, 7_000_000],
  [{ used: null, quota: null, wordsOnly: false, tried: { at: 1, photos: 0 } }, 70_000_000],
])('of a room of %o it wants %s', (of, bytes) => {
  expect(roomToMake(of)?.bytes ?? null).toBe(bytes);
});

test('the days are the server’s: a clock that is set right meanwhile lets nothing go', async () => {
  const sentAt = Date.UTC(2026, 10, 30);
  const file = await take('first');
  server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
  await store.store.markReceived(visitOne, [file.sha256], sentAt);
  expect(await store.store.receivedPictures(0, sentAt + 60_000)).toEqual([]);
  expect(await store.store.dropBytes(visitOne, [file.sha256], sentAt + 60_000)).toBe(0);
  const enough = sentAt + backedUpAfterMilliseconds;
  expect(await store.store.receivedPictures(0, enough)).toHaveLength(1);
  expect(await store.store.dropBytes(visitOne, [file.sha256], enough)).toBe(1000);
});
