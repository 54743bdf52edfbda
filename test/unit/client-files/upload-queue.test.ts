import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { UploadQueue, UploadState } from '#client/files/upload-queue.ts';
import { chunkBytes } from '#client/files/tus-over-fetch.ts';
import type { NewFile } from '#client/store/local-store.ts';
import { uploadId } from '#protocol/files.ts';
import type { FileServer } from '../../support/client/file-server.ts';
import { answerRecord, noteEdit, visitOne, visitTwo } from '../../support/client/local-subject.ts';
import { newFile, sampleBytes } from '../../support/client/sample-files.ts';
import { openUploadSubject, type UploadSubject } from '../../support/client/upload-subject.ts';

let uploads: UploadSubject;
let store: UploadSubject['store'];
let server: FileServer;
let queue: UploadQueue;

beforeEach(async () => {
  uploads = await openUploadSubject();
  ({ store, server, queue } = uploads);
});
afterEach(() => uploads.discard());

const keep: UploadSubject['keep'] = (file, scope) => uploads.keep(file, scope);
const waiting = () => uploads.waiting();
const questions = () => uploads.questions();
const startAgain = (): void => {
  queue = uploads.startAgain();
};
const keysOfServer = (): readonly string[] => [...server.complete.keys()].toSorted();

describe('S26: bytes travel', () => {
  test('each whole, and only a receipt marks it as received', async () => {
    const big = await keep(newFile('original', { size: 3 * chunkBytes + 17 }));
    const small = await keep(newFile('small', { thumbnail: true }));
    const outcome = await queue.drain();
    expect(outcome).toEqual({ received: 2, stuck: [], ended: null });
    expect(keysOfServer()).toEqual(
      [`${visitOne}|${big.sha256}`, `${visitOne}|${small.sha256}`].toSorted(),
    );
    expect(await waiting()).toEqual([]);
    expect(server.sent('POST').map(({ bytes }) => bytes)).toContain(small.bytes.byteLength);
    expect(server.sent('PATCH')).toHaveLength(3);
    expect(server.seen.every((request) => request.account === 'a1')).toBe(true);
    // New since the queue was made: created with its first bytes, not asked for first.
    expect(server.sent('HEAD')).toEqual([]);
    expect(questions()).toBe(0);
  });

  test('thumbnails first', async () => {
    for (let number = 0; number < 12; number += 1) await keep(newFile(`original ${number}`));
    const thumbnails = [1, 2, 3].map((number) =>
      newFile(`thumbnail ${number}`, { thumbnail: true, size: 40 + number }),
    );
    for (const thumbnail of thumbnails) await keep(thumbnail);
    // Four go at once, and which of them is there first is the line's affair.
    server.pause = () =>
      vi.waitFor(() => expect(server.sent('POST').length).toBeGreaterThanOrEqual(4), 15_000);
    await queue.drain();
    const first = server.sent('POST').slice(0, 4);
    expect(first.map(({ bytes }) => bytes)).toEqual(expect.arrayContaining([41, 42, 43]));
  });

  test('without a receipt a file stays waiting although every byte was taken', async () => {
    const file = await keep(newFile('unproven'));
    server.receiptOf = () => null;
    const fetcher: typeof fetch = async (input, init) =>
      String(input).endsWith('/receipts')
        ? Response.json({ received: [] })
        : server.fetcher(input, init);
    queue = uploads.queueOver(fetcher);
    const outcome = await queue.drain();
    expect(server.complete.size).toBe(1);
    expect(outcome).toMatchObject({
      received: 0,
      stuck: [{ sha256: file.sha256, problem: { type: 'interrupted' } }],
    });
    expect(await waiting()).toEqual([file.sha256]);
  });

  test('what the server has already is not sent again', async () => {
    const file = await keep(newFile('there already'));
    startAgain();
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
    expect(server.seen.map((request) => request.path)).toEqual(['/api/files/receipts']);
  });

  test('what one answer names is marked in one transaction', async () => {
    for (const name of ['a', 'b', 'c']) {
      const file = await keep(newFile(name));
      server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    }
    startAgain();
    const markReceived = vi.spyOn(store.store, 'markReceived');
    expect((await queue.drain()).received).toBe(3);
    expect(markReceived).toHaveBeenCalledOnce();
    expect(await waiting()).toEqual([]);
  });

  test('the same bytes for another scope are sent for that scope', async () => {
    const file = newFile('shared');
    await keep(file);
    await keep(file, visitTwo);
    expect((await queue.drain()).received).toBe(2);
    expect(server.complete.size).toBe(2);
  });

  test('four at once, never more', async () => {
    for (let index = 0; index < 9; index += 1)
      await keep(newFile(`photo ${index}`, { size: chunkBytes + index }));
    // Nothing is answered until four wait together and a fifth had its time.
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    server.pause = () => released;
    const drained = queue.drain();
    await vi.waitFor(() => expect(server.running).toBe(4), { timeout: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    expect((await drained).received).toBe(9);
    expect(server.mostAtOnce).toBe(4);
  });

  test('no upload waits for a receipt: they are asked for beside the rest', async () => {
    const count = 25;
    for (let index = 0; index < count; index += 1) await keep(newFile(`photo ${index}`));
    server.receiptOf = () => null;
    server.pause = async ({ path }) => {
      if (path !== '/api/files/receipts' || server.complete.size === 0) return;
      await vi.waitFor(() => expect(server.complete.size).toBe(count), { timeout: 10_000 });
    };
    expect(await queue.drain()).toEqual({ received: count, stuck: [], ended: null });
  });

  for (const cut of [0, 1, 1000, chunkBytes - 1, chunkBytes]) {
    test(`fault 22: cut after ${cut} bytes of a chunk, it goes on at the server’s offset`, async () => {
      const size = 4 * chunkBytes + 5;
      const file = await keep(newFile('cut', { size }));
      server.refuse = (request) => {
        if (request.method === 'PATCH' && server.sent('PATCH').length === 2)
          server.cutNextChunkAfter = cut;
        return null;
      };
      expect((await queue.drain()).ended).toEqual({ type: 'no-connection' });
      expect(await waiting()).toEqual([file.sha256]);
      // Another start of the app: nothing is remembered here, the server is asked.
      queue = uploads.queueOver(server.fetcher);
      expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
      expect(server.sent('HEAD')).toHaveLength(1);
      const sent = server.seen
        .filter((request) => request.path !== '/api/files/receipts')
        .reduce((sum, request) => sum + request.bytes, 0);
      expect(sent).toBeLessThanOrEqual(size + chunkBytes);
      const arrived = Buffer.from(server.complete.get(`${visitOne}|${file.sha256}`)!);
      expect(arrived.equals(Buffer.from(file.bytes))).toBe(true);
    });
  }

  test('an answer that was lost: asked for its offset it is complete, and nothing is sent twice', async () => {
    const file = await keep(newFile('lost answer'));
    server.refuse = (request) => {
      if (request.method === 'POST' && request.path === '/api/files')
        server.cutNextChunkAfter = 1_000_000;
      return null;
    };
    await queue.drain();
    const partial = server.partials.get(uploadId(visitOne, file.sha256));
    expect(partial?.bytes.byteLength).toBe(file.bytes.byteLength);
    // As the server does when it is asked: it checks what has come whole.
    server.partials.clear();
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    server.refuse = () => null;
    const before = server.sent('POST').length;
    expect((await queue.drain()).received).toBe(1);
    expect(server.sent('POST')).toHaveLength(before);
  });

  test('an older file that the server does not know is created after it was asked for', async () => {
    await keep(newFile('older'));
    startAgain();
    expect((await queue.drain()).received).toBe(1);
    expect(server.sent('HEAD')).toHaveLength(1);
    expect(server.sent('POST')).toHaveLength(1);
  });
});

describe('S27: a file of another scope is linked, not sent', () => {
  const linked = (file: ReturnType<typeof newFile>): NewFile => ({
    sha256: file.sha256,
    type: file.type,
    size: file.bytes.byteLength,
    linkFrom: visitOne,
    thumbnail: file.thumbnail,
  });

  test('after its bytes went to the server, also in the same drain', async () => {
    const file = await keep(newFile('evidence'));
    await store.save([noteEdit('published', [], answerRecord, visitTwo)], [linked(file)]);
    expect(await queue.drain()).toEqual({ received: 2, stuck: [], ended: null });
    expect(server.complete.has(`${visitTwo}|${file.sha256}`)).toBe(true);
    expect(server.sent('POST').map((request) => request.path)).toEqual([
      '/api/files',
      '/api/files/links',
    ]);
  });

  test('what the server does not have yet and is not here waits, is reported, and is linked later', async () => {
    const file = newFile('of a colleague');
    await store.save([noteEdit('published', [], answerRecord, visitTwo)], [linked(file)]);
    const outcome = await queue.drain();
    expect(outcome).toMatchObject({
      received: 0,
      ended: null,
      stuck: [{ problem: { type: 'interrupted' } }],
    });
    expect(await waiting()).toEqual([file.sha256]);
    server.complete.set(`${visitOne}|${file.sha256}`, file.bytes);
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
  });

  test('S15: a link that the server has lost is asked for at the next start, and made again', async () => {
    const file = await keep(newFile('evidence'));
    await store.save([noteEdit('published', [], answerRecord, visitTwo)], [linked(file)]);
    await queue.drain();
    // Put back to a moment between the records and the link: no sum tells of it.
    server.complete.delete(`${visitTwo}|${file.sha256}`);
    startAgain();
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
    expect(server.complete.has(`${visitTwo}|${file.sha256}`)).toBe(true);
  });

  test('a portal’s page links nothing', async () => {
    await store.save([noteEdit('published', [], answerRecord, visitTwo)], [linked(newFile('x'))]);
    server.refuse = (request) => (request.path === '/api/files/links' ? 'portal' : null);
    expect((await queue.drain()).ended).toEqual({ type: 'no-connection' });
    expect(await waiting()).toHaveLength(1);
  });
});

describe('what cannot go does not stop the rest', () => {
  test('refused for good: it waits, is reported with its code, and is not sent again at once', async () => {
    const bytes = new TextEncoder().encode('no picture at all').buffer;
    const bad = await keep({ ...newFile('x'), ...(await hashed(bytes)) });
    const good = await keep(newFile('good'));
    const outcome = await queue.drain();
    expect(outcome.ended).toBeNull();
    expect(outcome.stuck).toMatchObject([
      { sha256: bad.sha256, problem: { type: 'problem', code: 'not-a-picture' } },
    ]);
    expect(keysOfServer()).toEqual([`${visitOne}|${good.sha256}`]);
    expect(await waiting()).toEqual([bad.sha256]);
    const posts = server.sent('POST').length;
    expect((await queue.drain()).stuck).toHaveLength(1);
    expect(server.sent('POST')).toHaveLength(posts);
    uploads.later(61);
    await queue.drain();
    expect(server.seen.length).toBeGreaterThan(posts);
    expect(server.sent('HEAD')).toHaveLength(1);
  });

  test('a scope that may not be written: 403 is reported, the other scope goes through', async () => {
    await keep(newFile('forbidden', { size: 100 }), visitTwo);
    await keep(newFile('fine'));
    server.refuse = (request) =>
      request.path === '/api/files' && request.bytes === 100 ? 'forbidden' : null;
    const outcome = await queue.drain();
    expect(outcome.received).toBe(1);
    expect(outcome.stuck).toMatchObject([{ problem: { code: 'forbidden' } }]);
    expect(await waiting()).toHaveLength(1);
  });

  test('forbidden because its record was not sent yet: it goes soon, and later ones are asked for less and less', async () => {
    await keep(newFile('early'));
    server.refuse = (request) =>
      request.path.startsWith('/api/files/visit') || request.path === '/api/files'
        ? 'forbidden'
        : null;
    const asked = () => server.sent('POST').length + server.sent('HEAD').length;
    const after = async (minutes: number): Promise<number> => {
      uploads.later(minutes);
      const before = asked();
      await queue.drain();
      return asked() - before;
    };
    expect(await after(0)).toBe(1);
    expect(await after(0.5)).toBe(0);
    expect(await after(0.6)).toBe(1);
    expect(await after(1.1)).toBe(0);
    expect(await after(1)).toBe(1);
    expect(server.sent('POST')).toHaveLength(1);
    server.refuse = () => null;
    uploads.later(5);
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
  });

  test('fault 26: bytes damaged on the tablet are never sent as good', async () => {
    const bad = await keep(newFile('good once'));
    await store.database.bytes.put({
      scope: visitOne,
      sha256: bad.sha256,
      bytes: sampleBytes('flipped'),
    });
    const good = await keep(newFile('good'));
    const outcome = await queue.drain();
    expect(outcome.stuck).toEqual([
      { scope: visitOne, sha256: bad.sha256, problem: { type: 'damaged-here' } },
    ]);
    expect(keysOfServer()).toEqual([`${visitOne}|${good.sha256}`]);
    expect(await waiting()).toEqual([bad.sha256]);
  });

  test('damaged on the way (422 hash-mismatch): tried again in the next drain', async () => {
    await keep(newFile('damaged'));
    server.refuse = (request) => (request.path === '/api/files' ? 'hash-mismatch' : null);
    expect((await queue.drain()).stuck).toMatchObject([{ problem: { code: 'hash-mismatch' } }]);
    server.refuse = () => null;
    expect(await queue.drain()).toEqual({ received: 1, stuck: [], ended: null });
  });

  test('a fault of the server for one file lets the others pass; three end the drain', async () => {
    for (let index = 0; index < 6; index += 1) await keep(newFile(`photo ${index}`));
    let faults = 0;
    server.refuse = (request) =>
      request.path === '/api/files' && (faults += 1) === 1 ? 'internal' : null;
    const first = await queue.drain();
    expect(first).toMatchObject({
      received: 5,
      ended: null,
      stuck: [{ problem: { code: 'internal' } }],
    });
    for (let index = 0; index < 6; index += 1) await keep(newFile(`more ${index}`));
    server.refuse = (request) => (request.path === '/api/files/receipts' ? null : 'internal');
    expect((await queue.drain()).ended).toMatchObject({ code: 'internal' });
    expect(await waiting()).toHaveLength(7);
  });
});

describe('what ends a drain changes nothing', () => {
  const ends = ['signed-out', 'other-account', 'unavailable', 'cut', 'portal'] as const;
  for (const end of ends) {
    for (const where of ['receipts', 'upload', 'asking for the offset'] as const) {
      test(`${end} at ${where}`, async () => {
        await keep(newFile('one'));
        await keep(newFile('two'));
        if (where !== 'upload') startAgain();
        server.refuse = (request) =>
          (request.path === '/api/files/receipts') === (where === 'receipts') ? end : null;
        const outcome = await queue.drain();
        const expected =
          end === 'cut' || end === 'portal'
            ? { type: 'no-connection' }
            : { type: 'problem', code: end };
        expect(outcome).toMatchObject({ received: 0, stuck: [], ended: expected });
        expect(await waiting()).toHaveLength(2);
        // Two lanes, so at most two requests beside the receipts.
        expect(server.seen.length).toBeLessThanOrEqual(3);
        server.refuse = () => null;
        expect((await queue.drain()).received).toBe(2);
      });
    }
  }
});

describe('what the screen hears', () => {
  test('progress of the file under way, and rest after it', async () => {
    const file = await keep(newFile('watched', { size: 2 * chunkBytes }));
    const states: UploadState[] = [];
    const stop = queue.subscribe(() => states.push(queue.state()));
    await queue.drain();
    expect(states[0]).toEqual({ running: true, uploading: null });
    expect(states.at(-1)).toEqual({ running: false, uploading: null });
    const sent = states.flatMap(({ uploading }) => (uploading ? [uploading.sent] : []));
    expect(sent).toContain(chunkBytes);
    expect(sent).toContain(2 * chunkBytes);
    expect(states.find((state) => state.uploading)?.uploading).toMatchObject({
      sha256: file.sha256,
      size: 2 * chunkBytes,
    });
    stop();
    const heard = states.length;
    await queue.drain();
    expect(states).toHaveLength(heard);
  });

  test('a second call joins the drain that is running', async () => {
    await keep(newFile('once'));
    const [first, second] = await Promise.all([queue.drain(), queue.drain()]);
    expect(second).toBe(first);
    expect(server.sent('POST')).toHaveLength(1);
  });
});

async function hashed(bytes: ArrayBuffer): Promise<{ bytes: ArrayBuffer; sha256: string }> {
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex');
  return { bytes, sha256: digest };
}
